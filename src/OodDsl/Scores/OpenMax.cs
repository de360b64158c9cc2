namespace OodDsl;

/// <summary>
/// OpenMax (Bendale, Boult; CVPR 2016): minus the probability of "unknown" after the logits of the likeliest classes were lowered by how far the logits
/// are from the mean of the class, judged by a Weibull distribution of the largest distances in training. Higher is more in-distribution.
/// </summary>
/// <remarks>
/// Means and distances are of the training images that are classified right. The tail is fitted by maximum likelihood after it was moved to begin at 1,
/// as libmr does. A class with fewer than three such images, or whose tail's distances are all equal, has no tail: it lowers nothing, so that its images are
/// only as unknown as the other likely classes say. Of one image the mean is the image itself, and every other one would be farther than the largest distance.
/// </remarks>
public sealed class OpenMax : Score
{
    /// <summary>How many of the largest distances of a class the tail has.</summary>
    public int Tail { get; init; } = 20;

    /// <summary>How many of the likeliest classes are lowered, the paper's alpha; all, where there are fewer. The i-th of n is lowered by a share of (n + 1 - i) / n.</summary>
    public int Alpha { get; init; } = 10;

    /// <summary>Plain Euclidean distances, OpenOOD's reading (with an <see cref="Alpha"/> of 3); default: the paper's, |a - b| / 200 + 1 - cos(a, b).</summary>
    public bool Euclidean { get; init; }

    /// <summary>Means and tails of the classes.</summary>
    /// <param name="trainLogits">[M, K].</param>
    /// <param name="trainLabels">[M], int64.</param>
    /// <returns>Means [K, K]; per class where its tail begins, its scale (infinite: no tail) and its shape, [K]. All float64.</returns>
    public (Tensor means, Tensor starts, Tensor scales, Tensor shapes) Fit(Tensor trainLogits, Tensor trainLabels)
    {
        ArgumentNullException.ThrowIfNull(trainLogits);
        ArgumentNullException.ThrowIfNull(trainLabels);
        Require.AtLeast(Tail, 2, $"{nameof(OpenMax)}.{nameof(Tail)}");
        Require.Finite(trainLogits, nameof(OpenMax));
        using var scope = NewDisposeScope();
        var classes = trainLogits.shape[1];
        var right = trainLogits.argmax(1).eq(trainLabels);
        // The others are one more class, which is left out: that copies no logits.
        var groups = where(right, trainLabels, full_like(trainLabels, classes));
        var means = Moments.MeanPerClass(trainLogits, groups, classes + 1, Moments.Same).narrow(0, 0, classes);
        var distances = Moments.Each(trainLogits, (some, start, count) => DistanceBetween(some, means.index_select(0, trainLabels.narrow(0, start, count))));
        var ofClass = groups.cpu().data<long>().ToArray().Zip(distances.cpu().data<double>().ToArray()).ToLookup(pair => pair.First, pair => pair.Second);
        var tails = Enumerable.Range(0, (int)classes).Select(k => WeibullTail.Of(ofClass[k], Tail)).ToArray();
        return (means.MoveToOuterDisposeScope(), Kept(tail => tail.Start), Kept(tail => tail.Scale), Kept(tail => tail.Shape));

        Tensor Kept(Func<WeibullTail, double> part) =>
            tensor(Array.ConvertAll(tails, tail => part(tail)), dtype: float64, device: trainLogits.device).MoveToOuterDisposeScope();
    }

    /// <summary>The score of each image.</summary>
    /// <param name="logits">[N, K].</param>
    /// <param name="means">[K, K].</param>
    /// <param name="starts">[K].</param>
    /// <param name="scales">[K].</param>
    /// <param name="shapes">[K].</param>
    /// <returns>[N], float64, in [-1, 0].</returns>
    public Tensor Compute(Tensor logits, Tensor means, Tensor starts, Tensor scales, Tensor shapes)
    {
        ArgumentNullException.ThrowIfNull(logits);
        var count = (int)Math.Min(logits.shape[1], Require.AtLeast(Alpha, 1, $"{nameof(OpenMax)}.{nameof(Alpha)}"));
        var values = logits.to(float64);
        var beyond = 1 - (-((DistanceTo(values, means) - starts + 1).clamp_min(0) / scales).pow(shapes)).exp();
        var (_, likeliest) = values.topk(count, 1);
        var shares = arange(count, 0, -1, dtype: float64, device: values.device) / count;
        var lowered = values * beyond * zeros_like(values).scatter(1, likeliest, shares.expand(likeliest.shape));
        return -cat([values - lowered, lowered.sum(1, keepdim: true)], 1).softmax(1).select(1, values.shape[1]);
    }

    /// <summary>Distances of rows to the rows of as many others, each to the one in its place, [N].</summary>
    Tensor DistanceBetween(Tensor rows, Tensor others)
    {
        var distances = linalg.vector_norm(rows - others, dims: [1]);
        return Euclidean ? distances : distances / 200 + 1 - (normalize(rows) * normalize(others)).sum(1);
    }

    /// <summary>Distances of rows to the means, [N, K].</summary>
    Tensor DistanceTo(Tensor rows, Tensor means)
    {
        var distances = cdist(rows, means, 2, TorchSharp.compute_mode.donot_use_mm_for_euclid_dist);
        return Euclidean ? distances : distances / 200 + 1 - normalize(rows).matmul(normalize(means).T);
    }
}
