namespace OodDsl.Hosting;

/// <summary>A batch in eval mode, not augmented.</summary>
public abstract class EvaluationBatch
{
    /// <summary>[B, C, H, W], float32 in [0, 1].</summary>
    public abstract Tensor Images { get; }

    /// <summary>[B], int64. Only fits over ID data and metrics may ask for them.</summary>
    public abstract Tensor Labels { get; }

    /// <summary>Rows' numbers in the set, [B], int64.</summary>
    public abstract Tensor Indices { get; }
}
