using System.Runtime.InteropServices;

namespace OodDsl.Hosting;

/// <summary>Goes over a set once, in file order, without augmentation and gradients, the network in eval mode.</summary>
sealed class EvaluationPass(RandomSource seeds, IRunObserver observer, CancellationToken cancellation)
{
    /// <summary>Whether collecting is shown as a phase of its own; not between two epochs.</summary>
    public bool IsShown { get; set; } = true;

    /// <summary>Where features are kept from pass to pass; null: nowhere.</summary>
    public FeatureCache? Cache { get; init; }

    /// <summary>Images of a batch; null: as many as their size allows.</summary>
    public int? Rows { get; init; }

    /// <summary>Calls back for every batch; what the callback makes is freed after it unless it is moved out of the scope.</summary>
    /// <param name="name">The set's name, by which draws are seeded.</param>
    /// <param name="set">The images.</param>
    /// <param name="network">What is put into eval mode; null as long as there is none.</param>
    /// <param name="labelled">Whether the batches may be asked for labels.</param>
    /// <param name="each">Called for every batch.</param>
    /// <exception cref="OperationCanceledException">Between two batches.</exception>
    public void Over(string name, DeviceSet set, Module? network, bool labelled, Action<EvaluationBatch> each)
    {
        network?.eval();
        using var noGrad = no_grad();
        var rows = BatchRows(set);
        for (var start = 0; start < set.Count; start += rows)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var batch = new EvaluationBatch(name, set, start, Math.Min(rows, set.Count - start), labelled, seeds, scope, Cache);
            each(batch);
        }
    }

    /// <summary>Collects values over the whole set for a fit, on the run's device, into the caller's dispose scope.</summary>
    /// <exception cref="UserException">There is no room for them.</exception>
    public Tensor[] Collect(string name, DeviceSet set, Module? network, Func<EvaluationBatch, Tensor[]> values)
    {
        Tensor[]? whole = null;
        if (IsShown) observer.Begin("fit", set.Count);
        Over(name, set, network, labelled: true, batch =>
        {
            var parts = values(batch);
            whole ??= Array.ConvertAll(parts, part => Whole(part, set.Count).MoveToOuterDisposeScope());
            for (var i = 0; i < parts.Length; i++)
            {
                // Several rows per image are allowed, such as patches; then an image's rows follow each other.
                if (parts[i].dim() == 0 || parts[i].shape[0] % batch.Count != 0 || parts[i].shape[0] == 0)
                    throw new InvalidOperationException(
                        $"Value {i} collected for a fit has shape [{string.Join(", ", parts[i].shape)}] for {batch.Count} images: "
                        + "its first dimension has to be the image.");
                var rows = parts[i].shape[0] / batch.Count;
                if (rows * set.Count != whole[i].shape[0])
                    throw new InvalidOperationException($"Value {i} collected for a fit has {rows} rows per image here and another number before.");
                whole[i].narrow(0, batch.Start * rows, batch.Count * rows).copy_(parts[i]);
            }
            if (IsShown) observer.Advance(batch.Start + batch.Count);
        });
        return whole ?? [];

        Tensor Whole(Tensor part, long images)
        {
            long rows = part.dim() == 0 ? images : part.shape[0] / Math.Max(1, Math.Min(BatchRows(set), images)) * images;
            long[] shape = part.dim() == 0 ? [rows] : [rows, .. part.shape.Skip(1)];
            var bytes = shape.Aggregate(part.element_size(), (product, length) => product * length);
            if (bytes > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)
                throw new UserException(
                    ExitCode.Environment, $"A fit asks for [{string.Join(", ", shape)}] of the whole {name} set, {bytes >> 30} GB, more than the memory there is.",
                    "Ask for features instead of images, for fewer images (--limit), or for smaller ones (the benchmark's Size).");
            try
            {
                return empty(shape, part.dtype, part.device);
            }
            catch (ExternalException error) when (part.device.type != TorchSharp.DeviceType.CPU)
            {
                throw new UserException(
                    ExitCode.Environment, $"A fit asks for [{string.Join(", ", shape)}] of the whole {name} set, {bytes >> 20} MB, for which {part.device} has no room: {error.Message}",
                    "Leave out the scores that need it, score with fewer images (--limit), or take a device with more memory.");
            }
        }
    }

    int BatchRows(DeviceSet set) => Rows ?? set.BatchRows;

    /// <summary>Share of images whose largest logit is their label's; null if the experiment has no logits.</summary>
    public double? Accuracy(string name, DeviceSet set, ExperimentRun run, int classes)
    {
        using var scope = NewDisposeScope();
        var right = zeros([1], ScalarType.Int64, run.Device);
        var classified = true;
        Over(name, set, run.OwnedNetwork, labelled: true, batch =>
        {
            if (!classified || run.Logits(batch) is not { } logits) classified = false;
            else right.add_(logits.narrow(1, 0, classes).argmax(1).eq(batch.Labels).sum());
        });
        return classified ? right.cpu().item<long>() / (double)set.Count : null;
    }
}
