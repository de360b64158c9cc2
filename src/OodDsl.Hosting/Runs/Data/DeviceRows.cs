namespace OodDsl.Hosting;

/// <summary>A run's set as fits read it, some images at a time.</summary>
sealed class DeviceRows(DeviceSet set) : ImageRows
{
    /// <inheritdoc/>
    public override int Count => set.Count;

    /// <inheritdoc/>
    public override int Channels => set.Channels;

    /// <inheritdoc/>
    public override int Height => set.Height;

    /// <inheritdoc/>
    public override int Width => set.Width;

    /// <inheritdoc/>
    public override Device Device => set.Device;

    /// <inheritdoc/>
    public override Tensor At(Tensor rows) => set.At(rows);

    /// <inheritdoc/>
    public override Tensor Run(int start, int count) => set.Images(start, count);
}
