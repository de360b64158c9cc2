namespace OodDsl.Hosting;

/// <summary>
/// Shuffled training batches, resident on the device as uint8 and gathered there. A batch is a function of the run's seed and the step, whatever
/// was drawn before, so that a resumed run continues with the same images.
/// </summary>
public sealed class BatchStream : IDisposable
{
    readonly StepPlan plan;
    readonly RowOrder order;
    readonly DeviceSet set;
    readonly double ratio;
    readonly bool wholeEpochs;

    BatchStream(StepPlan plan, RowOrder order, DeviceSet set, double ratio, bool wholeEpochs) =>
        (this.plan, this.order, this.set, this.ratio, this.wholeEpochs) = (plan, order, set, ratio, wholeEpochs);

    /// <summary>Classes of the stream's labels.</summary>
    public int Classes => set.Classes;

    /// <summary>The ID training set: every epoch is a permutation of it.</summary>
    internal static BatchStream Training(StepPlan plan, RowOrder order, DeviceSet set) => new(plan, order, set, ratio: 1, wholeEpochs: true);

    /// <summary>Another stream: it runs through its set again and again, each pass in an order of its own, without regard to epochs.</summary>
    internal static BatchStream Cycling(StepPlan plan, RowOrder order, DeviceSet set, double ratio) =>
        new(plan, order, set, ratio, wholeEpochs: false);

    /// <summary>The step's batch.</summary>
    /// <returns>Images [B, C, H, W], float32 in [0, 1], and labels [B], int64.</returns>
    public (Tensor images, Tensor labels) Next(StepInfo step) => set.Gather(Rows(step));

    /// <summary>The step's batch with the rows' numbers in the set, [B], int64 (the value <c>indices</c>).</summary>
    public (Tensor images, Tensor labels, Tensor indices) NextIndexed(StepInfo step)
    {
        var rows = Rows(step);
        var (images, labels) = set.Gather(rows);
        return (images, labels, rows);
    }

    /// <inheritdoc/>
    public void Dispose() => order.Dispose();

    Tensor Rows(StepInfo step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var epoch = step.Epoch + ((step as TrainingStep)?.EpochShift ?? 0);
        var (earlier, indexInPass) = Math.DivRem(step.IndexInEpoch, plan.StepsPerPass);
        var goesOver = checked((epoch * plan.Passes) + earlier);
        if (wholeEpochs) return order.Rows(goesOver, plan.FirstRow(step.IndexInEpoch), plan.BatchSize(step.IndexInEpoch));
        var perPass = ((plan.StepsPerPass - 1L) * Size(0)) + Size(plan.StepsPerPass - 1);
        var (pass, start) = Math.DivRem((goesOver * perPass) + ((long)indexInPass * Size(0)), set.Count);
        var wanted = Size(step.IndexInEpoch);
        if (start + wanted <= set.Count) return order.Rows((int)pass, (int)start, wanted);
        List<Tensor> parts = [];
        for (; wanted > 0; (pass, start) = (pass + 1, 0))
        {
            var length = (int)Math.Min(wanted, set.Count - start);
            parts.Add(order.Rows((int)pass, (int)start, length));
            wanted -= length;
        }
        return cat(parts);
    }

    int Size(int indexInEpoch) => Math.Max(1, (int)Math.Round(ratio * plan.BatchSize(indexInEpoch), MidpointRounding.AwayFromZero));
}
