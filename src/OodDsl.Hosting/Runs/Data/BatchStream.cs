namespace OodDsl.Hosting;

/// <summary>
/// Shuffled training batches, gathered on the device or read ahead. A batch is a function of the run's seed and the step, whatever
/// was drawn before, so that a resumed run continues with the same images.
/// </summary>
public sealed class BatchStream : IDisposable
{
    readonly StepPlan plan;
    readonly RowOrder order;
    readonly DeviceSet set;
    readonly StreamOrder batches;

    BatchStream(StepPlan plan, RowOrder order, DeviceSet set, double? ratio) =>
        (this.plan, this.order, this.set, batches) = (plan, order, set, new(plan, order, set.Count, ratio));

    /// <summary>Classes of the stream's labels.</summary>
    public int Classes => set.Classes;

    /// <summary>The ID training set: every epoch is a permutation of it.</summary>
    internal static BatchStream Training(StepPlan plan, RowOrder order, DeviceSet set) => new(plan, order, set, ratio: null);

    /// <summary>Another stream: it runs through its set again and again, each pass in an order of its own, without regard to epochs.</summary>
    internal static BatchStream Cycling(StepPlan plan, RowOrder order, DeviceSet set, double ratio) => new(plan, order, set, ratio);

    /// <summary>The step's batch.</summary>
    /// <returns>Images [B, C, H, W], float32 in [0, 1], and labels [B], int64.</returns>
    public (Tensor images, Tensor labels) Next(StepInfo step)
    {
        var (images, labels, _) = NextIndexed(step);
        return (images, labels);
    }

    /// <summary>The step's batch with the rows' numbers in the set, [B], int64 (the value <c>indices</c>).</summary>
    public (Tensor images, Tensor labels, Tensor indices) NextIndexed(StepInfo step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var epoch = step.Epoch + ((step as TrainingStep)?.EpochShift ?? 0);
        Tensor[] parts = [.. batches.Parts(epoch, step.IndexInEpoch).Select(part => order.Rows(part.Pass, part.Start, part.Length))];
        var rows = parts is [var one] ? one : cat(parts);
        var (images, labels) = set.Gather(batches, ((long)epoch * plan.StepsPerEpoch) + step.IndexInEpoch, rows);
        return (images, labels, rows);
    }

    /// <inheritdoc/>
    public void Dispose() => order.Dispose();
}
