namespace OodDsl;

/// <summary>
/// Gram matrices (Sastry, Oore; ICML 2020): how far the row sums of a map's Gram matrices of powers 1 to P leave the range that they have on the training
/// images of the predicted class, relative to its ends, each stage divided by its mean over the validation set, the sum by the confidence; minus that.
/// Higher is more in-distribution.
/// </summary>
/// <remarks>Stages are those of <see cref="FeatureMaps"/>; the papers' code hooks every convolution. A class that nothing is taken for has no range.</remarks>
public sealed class Gram : Score
{
    /// <summary>P: powers 1 to P; the paper has 10, OpenOOD 5.</summary>
    public int Powers { get; init; } = 5;

    /// <summary>
    /// The p-th root of a row's sum, as the authors' code and OpenOOD compute it; default: the sum of the roots, which is the paper's. At power 1 they are
    /// one.
    /// </summary>
    public bool RootOfSums { get; init; }

    /// <summary>The ranges of the training set, and the mean deviations of the validation set.</summary>
    /// <param name="trainImages">M of [C, H, W].</param>
    /// <param name="validationImages">V of [C, H, W].</param>
    /// <param name="maps">The network's maps.</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <param name="classifierBias">b, [K].</param>
    /// <returns>Least and largest row sums, [K, all stages' entries]; mean deviation of each stage, [stages], float64.</returns>
    [Passes(1)]
    public (Tensor least, Tensor largest, Tensor means) Fit(
        ImageRows trainImages, ImageRows validationImages, FeatureMaps maps, Tensor classifierWeight, Tensor classifierBias)
    {
        ArgumentNullException.ThrowIfNull(trainImages);
        ArgumentNullException.ThrowIfNull(validationImages);
        ArgumentNullException.ThrowIfNull(maps);
        ArgumentNullException.ThrowIfNull(classifierWeight);
        Require.AtLeast(Powers, 1, $"{nameof(Gram)}.{nameof(Powers)}");
        using var scope = NewDisposeScope();
        var classes = classifierWeight.shape[0];
        Tensor? least = null, largest = null;
        foreach (var images in trainImages.Batches(trainImages.AtOnce()))
        {
            using var part = NewDisposeScope();
            var (sums, logits) = Entries(images, maps, classifierWeight, classifierBias);
            var entries = cat([.. sums], 1);
            least ??= full([classes, entries.shape[1]], double.PositiveInfinity, dtype: float64, device: entries.device).MoveToOuterDisposeScope();
            largest ??= full([classes, entries.shape[1]], double.NegativeInfinity, dtype: float64, device: entries.device).MoveToOuterDisposeScope();
            var predicted = logits.argmax(1);
            for (var k = 0; k < classes; k++)
            {
                var rows = entries[predicted.eq(k)];
                if (rows.shape[0] == 0) continue;
                least[k].copy_(least[k].minimum(rows.amin(0)));
                largest[k].copy_(largest[k].maximum(rows.amax(0)));
            }
        }
        var total = zeros([0], dtype: float64);
        foreach (var images in validationImages.Batches(validationImages.AtOnce()))
        {
            using var part = NewDisposeScope();
            var (sums, logits) = Entries(images, maps, classifierWeight, classifierBias);
            var deviations = Deviations(sums, logits.argmax(1), least!, largest!).sum([0]);
            total = (total.numel() == 0 ? deviations : total + deviations).MoveToOuterDisposeScope();
        }
        return (least!.MoveToOuterDisposeScope(), largest!.MoveToOuterDisposeScope(), (total / validationImages.Count).MoveToOuterDisposeScope());
    }

    /// <summary>The score of each image.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="maps">The network's maps.</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <param name="classifierBias">b, [K].</param>
    /// <param name="least">[K, entries].</param>
    /// <param name="largest">[K, entries].</param>
    /// <param name="means">[stages].</param>
    /// <returns>[N], float64, at most 0.</returns>
    [Passes(1)]
    public Tensor Compute(
        Tensor images, FeatureMaps maps, Tensor classifierWeight, Tensor classifierBias, Tensor least, Tensor largest, Tensor means)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(maps);
        ArgumentNullException.ThrowIfNull(means);
        using var scope = NewDisposeScope();
        var (sums, logits) = Entries(images, maps, classifierWeight, classifierBias);
        // A stage that never leaves its range in validation counts as it is.
        var deviations = Deviations(sums, logits.argmax(1), least, largest) / where(means > 0, means, ones_like(means));
        return (-deviations.sum(1) / Confidence(logits.to(float64))).MoveToOuterDisposeScope();
    }

    /// <summary>Row sums of the Gram matrices of all powers, per stage [N, P C], float64, and the logits.</summary>
    (Tensor[] Sums, Tensor Logits) Entries(Tensor images, FeatureMaps maps, Tensor weight, Tensor bias)
    {
        var (stages, features) = maps.Of(images);
        return ([.. stages.Select(RowSums)], Reclassification.Logits(features, weight, bias));
    }

    /// <summary>
    /// <c>sum_j sign(G_ij) |G_ij|^(1/p)</c> of <c>G = F^p (F^p)'</c>, F a map as a matrix C x HW; or that root of <c>sum_j G_ij</c>.
    /// </summary>
    /// <param name="map">[N, C, H, W].</param>
    /// <returns>[N, P C], float64.</returns>
    internal Tensor RowSums(Tensor map)
    {
        using var scope = NewDisposeScope();
        var (channels, places) = (map.shape[1], map.shape[2] * map.shape[3]);
        var size = Math.Max(1, StepElements / (channels * Math.Max(channels, places)));
        return cat([.. map.detach().flatten(2).split(size).Select(RowSumsOfFew)]).MoveToOuterDisposeScope();
    }

    Tensor RowSumsOfFew(Tensor matrices)
    {
        using var scope = NewDisposeScope();
        // In float64 and in units of the largest: tenth powers leave single precision.
        var x = matrices.to(float64);
        var unit = x.abs().amax([1, 2], keepdim: true).clamp_min(1e-30);
        x = x / unit;
        List<Tensor> sums = [];
        for (var p = 1; p <= Powers; p++)
        {
            using var ofPower = NewDisposeScope();
            var power = x.pow(p);
            var gram = power.matmul(power.transpose(1, 2));
            sums.Add((RootOfSums ? Root(gram.sum(2), p) : Root(gram, p).sum(2)).MoveToOuterDisposeScope());
        }
        return (cat([.. sums], 1) * unit.squeeze(2).square()).MoveToOuterDisposeScope();
    }

    /// <summary>In the values' place where none can be negative.</summary>
    static Tensor Root(Tensor values, int p)
    {
        if (p == 1) return values;
        return p % 2 == 0 ? values.pow_(1.0 / p) : values.abs().pow_(1.0 / p).copysign_(values);
    }

    /// <summary>How far each image's entries are outside of the range of its predicted class, summed per stage, [N, stages].</summary>
    static Tensor Deviations(Tensor[] sums, Tensor predicted, Tensor least, Tensor largest)
    {
        var (low, high) = (least.index_select(0, predicted), largest.index_select(0, predicted));
        List<Tensor> perStage = [];
        var start = 0L;
        foreach (var entries in sums)
        {
            var (floor, ceiling) = (low.narrow(1, start, entries.shape[1]), high.narrow(1, start, entries.shape[1]));
            var outside = (floor - entries).clamp_min(0) / (floor.abs() + Tiny) + (entries - ceiling).clamp_min(0) / (ceiling.abs() + Tiny);
            // Of a class without a range nothing is known.
            perStage.Add(where(floor.isfinite(), outside, zeros_like(outside)).sum(1));
            start += entries.shape[1];
        }
        return stack([.. perStage], 1);
    }

    const double Tiny = 1e-6;

    // Of so many elements each of a step's tensors is 16 MB.
    const long StepElements = 2_000_000;
}
