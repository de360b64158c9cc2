namespace OodDsl.Hosting;

/// <summary>Goes over a set once, in file order, without augmentation and gradients, the network in eval mode.</summary>
sealed class EvaluationPass(IRunObserver observer, CancellationToken cancellation)
{
    /// <summary>Images per batch: large enough to be fast, small enough for the memory of convolutions.</summary>
    public const int BatchSize = 500;

    /// <summary>Calls back for every batch; what the callback makes is freed after it unless it is moved out of the scope.</summary>
    /// <exception cref="OperationCanceledException">Between two batches.</exception>
    public void Over(DeviceSet set, Module network, bool labelled, Action<EvaluationBatch> each)
    {
        network.eval();
        using var noGrad = no_grad();
        for (var start = 0; start < set.Count; start += BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            each(new(set, start, Math.Min(BatchSize, set.Count - start), labelled));
        }
    }

    /// <summary>Collects values over the whole set for a fit, into the caller's dispose scope.</summary>
    public Tensor[] Collect(DeviceSet set, Module network, Func<EvaluationBatch, Tensor[]> values)
    {
        Tensor[]? whole = null;
        observer.Begin("fit", set.Count);
        Over(set, network, labelled: true, batch =>
        {
            var parts = values(batch);
            whole ??= Array.ConvertAll(parts, part => empty([set.Count, .. part.shape.Skip(1)], part.dtype, part.device).MoveToOuterDisposeScope());
            for (var i = 0; i < parts.Length; i++)
            {
                if (parts[i].dim() == 0 || parts[i].shape[0] != batch.Count)
                    throw new InvalidOperationException(
                        $"Value {i} collected for a fit has shape [{string.Join(", ", parts[i].shape)}] for {batch.Count} images: "
                        + "its first dimension has to be the image.");
                whole[i].narrow(0, batch.Start, batch.Count).copy_(parts[i]);
            }
            observer.Advance(batch.Start + batch.Count);
        });
        return whole ?? [];
    }

    /// <summary>Share of images whose largest logit is their label's; null if the experiment has no logits.</summary>
    public double? Accuracy(DeviceSet set, ExperimentRun run, int classes)
    {
        using var scope = NewDisposeScope();
        var right = zeros([1], ScalarType.Int64, run.Device);
        var classified = true;
        Over(set, run.OwnedNetwork, labelled: true, batch =>
        {
            if (!classified || run.Logits(batch) is not { } logits) classified = false;
            else right.add_(logits.narrow(1, 0, classes).argmax(1).eq(batch.Labels).sum());
        });
        return classified ? right.cpu().item<long>() / (double)set.Count : null;
    }
}
