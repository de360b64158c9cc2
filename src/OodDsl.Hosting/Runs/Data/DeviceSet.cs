namespace OodDsl.Hosting;

/// <summary>
/// An image set for the run's device: held there as bytes, or read as the run goes where it does not fit; scaled there. The same bits either way.
/// </summary>
sealed class DeviceSet : IDisposable
{
    // Dividing by 255 and multiplying by its inverse differ in the last bit; this is what torchvision's ToTensor does.
    const float White = 255;

    const int Ahead = 3;
    const int ChunkBytes = 64 << 20;

    readonly ImageSource source;
    readonly ImageMemory memory;
    readonly Tensor labels;
    readonly Tensor? images;
    BatchDecoder? decoder;

    /// <summary>Uploads a set if there is memory for it, and its labels.</summary>
    /// <param name="device">The device.</param>
    /// <param name="source">The images.</param>
    /// <param name="memory">How much memory there is.</param>
    public DeviceSet(Device device, ImageSource source, ImageMemory? memory = null)
    {
        (Device, this.source, this.memory) = (device, source, memory ?? new());
        using var scope = NewDisposeScope();
        labels = tensor(Array.ConvertAll(source.Labels!, label => (long)label), ScalarType.Int64, device).DetachFromDisposeScope();
        if (this.memory.TryTake(source.Bytes, device)) images = Upload().DetachFromDisposeScope();
    }

    /// <summary>Uploads a set.</summary>
    public DeviceSet(Device device, ImageSet images) : this(device, ImageSource.Of(images)) { }

    /// <summary>Threads that read what is not held.</summary>
    public static int Threads { get; set; } = Environment.ProcessorCount;

    /// <summary>The device.</summary>
    public Device Device { get; }

    /// <summary>Number of images.</summary>
    public int Count => source.Count;

    /// <summary>C.</summary>
    public int Channels => source.Channels;

    /// <summary>H.</summary>
    public int Height => source.Height;

    /// <summary>W.</summary>
    public int Width => source.Width;

    /// <summary>Images of an evaluation batch; see <see cref="EvaluationBatch"/>.</summary>
    public int BatchRows => EvaluationBatch.RowsOf(Height, Width);

    /// <summary>Classes of the labels.</summary>
    public int Classes => source.ClassNames.Count;

    /// <summary>Whether the images are on the device.</summary>
    public bool IsHeld => images is not null;

    /// <summary>A batch of an order: float32 in [0, 1], and int64.</summary>
    /// <param name="order">The order; the same object for batches that follow each other.</param>
    /// <param name="number">The batch's number in it.</param>
    /// <param name="rows">Its rows, [B] int64, on the device.</param>
    public (Tensor images, Tensor labels) Gather(IBatchOrder order, long number, Tensor rows) =>
        (images is null ? Read(order, number, (int)rows.shape[0]) : Scaled(images.index_select(0, rows)), labels.index_select(0, rows));

    /// <summary>A run of images, float32 in [0, 1].</summary>
    public Tensor Images(int start, int count)
    {
        if (images is not null) return Scaled(images.narrow(0, start, count));
        var follows = decoder is { Order: RunOrder run } && run.Is(decoder.Next, start, count);
        return follows ? Read(decoder!.Order, decoder.Next, count) : Read(new RunOrder(start, count, Count), 0, count);
    }

    /// <summary>Images by their rows, [B] int64, in any order: float32 in [0, 1]. What is not held is read now, on all threads.</summary>
    public Tensor At(Tensor rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (images is not null) return Scaled(images.index_select(0, rows));
        using var wanted = rows.cpu();
        var chosen = source.Select(Array.ConvertAll(wanted.data<long>().ToArray(), row => (int)row));
        using var raw = Bytes(chosen.Load().Pixels, chosen.Count);
        return Scaled(raw);
    }

    /// <summary>Labels of a run of images.</summary>
    public Tensor Labels(int start, int count) => labels.narrow(0, start, count);

    /// <inheritdoc/>
    public void Dispose()
    {
        decoder?.Dispose();
        decoder = null;
        labels.Dispose();
        if (images is null) return;
        images.Dispose();
        memory.Give(source.Bytes, Device);
    }

    Tensor Read(IBatchOrder order, long number, int count)
    {
        if (decoder is null || decoder.Order != order || decoder.Next != number)
        {
            decoder?.Dispose();
            decoder = new(source, order, number, Threads, Ahead);
        }
        var bytes = decoder.Take();
        var raw = Bytes(bytes, count);
        var scaled = Scaled(raw);
        raw.Dispose();
        decoder.Return(bytes);
        return scaled;
    }

    Tensor Upload()
    {
        var rows = Math.Max(1, ChunkBytes / source.Shape.Length);
        if (source.Count <= rows) return Chunk(0, source.Count);
        var all = empty([source.Count, source.Channels, source.Height, source.Width], ScalarType.Byte, Device);
        for (var start = 0; start < source.Count; start += rows)
        {
            var count = Math.Min(rows, source.Count - start);
            using var chunk = Chunk(start, count);
            all.narrow(0, start, count).copy_(chunk);
        }
        return all;
    }

    Tensor Chunk(int start, int count)
    {
        using var reader = new BatchDecoder(source, new RunOrder(start, Math.Max(1, count), start + count), 0, source.IsHeld ? 1 : Threads, 1);
        return Bytes(count == 0 ? [] : reader.Take(), count);
    }

    Tensor Bytes(byte[] pixels, int count) => tensor(pixels, [count, source.Channels, source.Height, source.Width], ScalarType.Byte, Device);

    /// <summary>Bytes as float32 in [0, 1].</summary>
    public static Tensor Scaled(Tensor bytes) => bytes.to(ScalarType.Float32).div_(White);
}
