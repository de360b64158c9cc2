namespace OodDsl.Hosting;

/// <summary>An image set on the run's device: bytes, gathered and scaled there.</summary>
sealed class DeviceSet : IDisposable
{
    // Dividing by 255 and multiplying by its inverse differ in the last bit; this is what torchvision's ToTensor does.
    const float White = 255;

    readonly Tensor images;
    readonly Tensor labels;

    /// <summary>Uploads sets, one after the other; labels are numbered through.</summary>
    public DeviceSet(Device device, params ReadOnlySpan<ImageSet> sets)
    {
        using var scope = NewDisposeScope();
        List<Tensor> parts = [], numbers = [];
        foreach (var set in sets)
        {
            parts.Add(tensor(set.Pixels, [set.Count, set.Channels, set.Height, set.Width], ScalarType.Byte, device));
            var offset = Classes;
            numbers.Add(tensor(Array.ConvertAll(set.Labels!, label => (long)label + offset), ScalarType.Int64, device));
            Classes += set.ClassNames.Count;
            Count += set.Count;
        }
        images = (parts.Count == 1 ? parts[0] : cat(parts)).DetachFromDisposeScope();
        labels = (numbers.Count == 1 ? numbers[0] : cat(numbers)).DetachFromDisposeScope();
    }

    /// <summary>Number of images.</summary>
    public int Count { get; }

    /// <summary>Images of an evaluation batch; see <see cref="EvaluationBatch"/>.</summary>
    public int BatchRows => EvaluationBatch.RowsOf(images.shape[2], images.shape[3]);

    /// <summary>Classes of the labels.</summary>
    public int Classes { get; }

    /// <summary>The images and labels of the given rows, [B] int64: float32 in [0, 1], and int64.</summary>
    public (Tensor images, Tensor labels) Gather(Tensor rows) => (Scaled(images.index_select(0, rows)), labels.index_select(0, rows));

    /// <summary>A run of images, float32 in [0, 1].</summary>
    public Tensor Images(int start, int count) => Scaled(images.narrow(0, start, count));

    /// <summary>Labels of a run of images.</summary>
    public Tensor Labels(int start, int count) => labels.narrow(0, start, count);

    /// <inheritdoc/>
    public void Dispose()
    {
        images.Dispose();
        labels.Dispose();
    }

    /// <summary>Bytes as float32 in [0, 1].</summary>
    public static Tensor Scaled(Tensor bytes) => bytes.to(ScalarType.Float32).div_(White);
}
