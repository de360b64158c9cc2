namespace OodDsl.Hosting;

/// <summary>A batch in eval mode, not augmented.</summary>
public sealed class EvaluationBatch
{
    readonly DeviceSet set;
    readonly bool labelled;

    internal EvaluationBatch(DeviceSet set, int start, int count, bool labelled)
    {
        (this.set, this.labelled, Start, Count) = (set, labelled, start, count);
        Images = set.Images(start, count);
    }

    /// <summary>[B, C, H, W], float32 in [0, 1].</summary>
    public Tensor Images { get; }

    /// <summary>[B], int64. Only fits over ID data and metrics may ask for them.</summary>
    /// <exception cref="InvalidOperationException">The images are not ID.</exception>
    public Tensor Labels => labelled ? set.Labels(Start, Count) : throw new InvalidOperationException("OOD images have no ID labels.");

    /// <summary>Rows' numbers in the set, [B], int64.</summary>
    public Tensor Indices => arange(Start, Start + Count, ScalarType.Int64, Images.device);

    internal int Start { get; }

    internal int Count { get; }
}
