namespace OodDsl.Hosting;

/// <summary>Shuffled training batches, resident on the device as uint8 and gathered there.</summary>
public abstract class BatchStream
{
    /// <summary>Classes of the stream's labels.</summary>
    public abstract int Classes { get; }

    /// <summary>The step's batch.</summary>
    /// <returns>Images [B, C, H, W], float32 in [0, 1], and labels [B], int64.</returns>
    public abstract (Tensor images, Tensor labels) Next(StepInfo step);

    /// <summary>The step's batch with the rows' numbers in the set, [B], int64 (the value <c>indices</c>).</summary>
    public abstract (Tensor images, Tensor labels, Tensor indices) NextIndexed(StepInfo step);
}
