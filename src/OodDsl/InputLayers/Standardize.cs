namespace OodDsl;

/// <summary>
/// The default input layer: <c>(x - mean) / std</c> per channel, with the numbers of the ID set's <see cref="DataSet.Normalization"/>, else those of its training images. A channel without deviation is only centred.
/// Buffers <c>mean</c> and <c>std</c>, [C].
/// </summary>
public sealed class Standardize : Module<Tensor, Tensor>
{
    readonly Tensor mean;
    readonly Tensor std;

    /// <summary>Takes the numbers; they are copied.</summary>
    /// <param name="mean">Mean per channel, for images in [0, 1].</param>
    /// <param name="std">Standard deviation per channel; not negative.</param>
    public Standardize(ReadOnlySpan<double> mean, ReadOnlySpan<double> std) : base(nameof(Standardize))
    {
        if (mean.Length != std.Length) throw new ArgumentException("There must be as many deviations as means.", nameof(std));
        this.mean = tensor(mean.ToArray(), dtype: float32);
        this.std = tensor([.. std.ToArray().Select(deviation => deviation > 0 ? deviation : 1)], dtype: float32);
        register_buffer(nameof(mean), this.mean);
        register_buffer(nameof(std), this.std);
    }

    /// <summary>[N, C, H, W] to [N, C, H, W].</summary>
    public override Tensor forward(Tensor? images)
    {
        ArgumentNullException.ThrowIfNull(images);
        // Read from the buffers: moving a module to a device replaces them.
        return (images - get_buffer(nameof(mean)).view(-1, 1, 1)) / get_buffer(nameof(std)).view(-1, 1, 1);
    }
}
