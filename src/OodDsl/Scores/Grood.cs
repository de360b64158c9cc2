namespace OodDsl;

/// <summary>
/// GROOD (ElAraby, Sahoo, Pequignot, Novello, Paull; 2023): minus the distance of the gradient of a nearest-prototype loss with respect to an OOD
/// prototype o to the nearest of the training set's, in closed form <c>q (f - o) / |f - o|</c> with <c>q = softmax(-|f - c_1|, ..., -|f - c_K|, -|f - o|)</c>
/// of o, c_k the class means. Higher is more in-distribution. No pass but that for the features; the fit of a synthetic prototype makes two.
/// </summary>
/// <remarks>
/// The gradient does not depend on the label of the loss. Of the training set the images count that are classified right; all, where none is.
/// OpenOOD makes the prototype of images from the OOD validation set (<see cref="OodPrototype.OodValidation"/>), and searches the gradients approximately.
/// </remarks>
public sealed class Grood : Score
{
    /// <summary>What the OOD prototype is made of.</summary>
    public OodPrototype Prototype { get; init; }

    /// <summary>How many synthetic features its mean is of, from 1; all training images, where there are fewer.</summary>
    [Grid(10, 100, 1000)]
    public int Samples { get; init; } = 100;

    /// <summary>Share of an image's own map in a synthetic one, in [0, 1].</summary>
    [Grid(0.1, 0.3, 0.6, 0.8, 0.9)]
    public double Mix { get; init; } = 0.5;

    /// <summary>Which stage's maps are mixed, from the end; where there are fewer, the first's. See <see cref="FeatureMaps"/>.</summary>
    public int Stage { get; init; } = 4;

    /// <summary>Which neighbour, from 1.</summary>
    [Grid(1, 10, 20, 50, 100)]
    public int K { get; init; } = 1;

    /// <summary>The prototypes, and the training set's gradients.</summary>
    /// <param name="trainImages">M of [C, H, W].</param>
    /// <param name="trainFeatures">[M, D].</param>
    /// <param name="trainLogits">[M, K].</param>
    /// <param name="trainLabels">[M], int64. Classes without rows have no prototype.</param>
    /// <param name="maps">The network's maps.</param>
    /// <param name="random">What the images for synthetic features are drawn with.</param>
    /// <param name="oodValidationFeatures">[O, D]; null without an OOD validation set.</param>
    /// <returns>The classes' prototypes, the OOD prototype last, [K + 1, D]; gradients [M', D]; half their squared lengths, [M']. All float64.</returns>
    [Passes(2)]
    public (Tensor prototypes, Tensor gradients, Tensor lengths) Fit(
        ImageRows trainImages, Tensor trainFeatures, Tensor trainLogits, Tensor trainLabels, FeatureMaps maps, Generator random,
        Tensor? oodValidationFeatures = null)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        ArgumentNullException.ThrowIfNull(trainLogits);
        ArgumentNullException.ThrowIfNull(trainLabels);
        Require.AtLeast(K, 1, $"{nameof(Grood)}.{nameof(K)}");
        Require.AtLeast(Samples, 1, $"{nameof(Grood)}.{nameof(Samples)}");
        Require.Within(Mix, 0, 1, $"{nameof(Grood)}.{nameof(Mix)}");
        Require.AtLeast(Stage, 1, $"{nameof(Grood)}.{nameof(Stage)}");
        Require.Finite(trainFeatures, nameof(Grood));
        using var scope = NewDisposeScope();
        var classes = trainLogits.shape[1];
        var means = Moments.MeanPerClass(trainFeatures, trainLabels, classes, Moments.Same)[CountPerClass(trainLabels, classes) > 0];
        var outside = Prototype switch
        {
            OodPrototype.Synthetic => Synthetic(trainImages, trainLogits, trainLabels, maps, random).to(float64).mean([0], keepdim: true),
            OodPrototype.ClassMean => means.mean([0], keepdim: true),
            OodPrototype.OodValidation => (oodValidationFeatures ?? throw new UserException(
                ExitCode.Configuration, "Grood.Prototype is OodValidation, but there is no OOD validation set.",
                "Declare one that shares nothing with the test sets: [OodValidation<Photos>] on the experiment or its benchmark.")).to(float64)
                .mean([0], keepdim: true),
            _ => throw new UserException(ExitCode.Configuration, $"Grood.Prototype is {(int)Prototype}.", "Declare Synthetic, ClassMean or OodValidation."),
        };
        var prototypes = cat([means, outside]);
        var right = trainLogits.argmax(1).eq(trainLabels);
        var rows = (right | right.any().logical_not()).nonzero().squeeze(1);
        var gradients = empty(rows.shape[0], trainFeatures.shape[1], dtype: float64, device: trainFeatures.device);
        var lengths = empty(rows.shape[0], dtype: float64, device: trainFeatures.device);
        for (var start = 0L; start < rows.shape[0]; start += Moments.RowsAtOnce)
        {
            using var part = NewDisposeScope();
            var count = Math.Min(Moments.RowsAtOnce, rows.shape[0] - start);
            var some = Gradients(trainFeatures.index_select(0, rows.narrow(0, start, count)).to(float64), prototypes);
            gradients.narrow(0, start, count).copy_(some);
            lengths.narrow(0, start, count).copy_(some.square().sum(1) / 2);
        }
        return (prototypes.MoveToOuterDisposeScope(), gradients.MoveToOuterDisposeScope(), lengths.MoveToOuterDisposeScope());
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="prototypes">[K + 1, D].</param>
    /// <param name="gradients">[M, D].</param>
    /// <param name="lengths">Half their squared lengths, [M].</param>
    /// <returns>[N], float64, in [-2, 0].</returns>
    public Tensor Compute(Tensor features, Tensor prototypes, Tensor gradients, Tensor lengths)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(prototypes);
        ArgumentNullException.ThrowIfNull(gradients);
        ArgumentNullException.ThrowIfNull(lengths);
        using var scope = NewDisposeScope();
        var neighbour = (int)Math.Min(Require.AtLeast(K, 1, $"{nameof(Grood)}.{nameof(K)}"), gradients.shape[0]);
        var scores = Gradients(features.to(float64), prototypes).split(Math.Max(1, CompareAtOnce / gradients.shape[0])).Select(rows =>
        {
            using var part = NewDisposeScope();
            // Half the squared distance, but for the row's own length, which ranks nothing.
            var (_, nearest) = (lengths - rows.matmul(gradients.T)).topk(neighbour, 1, largest: false);
            var kth = gradients.index_select(0, nearest.select(1, neighbour - 1));
            return (-linalg.vector_norm(rows - kth, dims: [1])).MoveToOuterDisposeScope();
        });
        return cat([.. scores]).MoveToOuterDisposeScope();
    }

    /// <summary>The gradients with respect to the last prototype, [N, D].</summary>
    static Tensor Gradients(Tensor features, Tensor prototypes)
    {
        var distances = cdist(features, prototypes, 2, TorchSharp.compute_mode.donot_use_mm_for_euclid_dist);
        var last = prototypes.shape[0] - 1;
        return (-distances).softmax(1).narrow(1, last, 1) * normalize(features - prototypes.narrow(0, last, 1));
    }

    /// <summary>Features of images whose early map is mixed with the mean map of their second likeliest class, [samples, D].</summary>
    Tensor Synthetic(ImageRows images, Tensor logits, Tensor labels, FeatureMaps maps, Generator random)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(maps);
        var (classes, size) = (logits.shape[1], images.AtOnce());
        var sums = zeros([0]);
        foreach (var (some, ofSome) in images.Batches(size).Zip(labels.split(size)))
        {
            using var part = NewDisposeScope();
            var (stages, _) = maps.Of(some);
            var map = stages[Math.Max(0, stages.Count - Stage)];
            var members = one_hot(ofSome, classes).to(map.dtype).T;
            var added = members.matmul(map.flatten(1)).view([classes, .. map.shape[1..]]);
            sums = (sums.numel() == 0 ? added : sums + added).MoveToOuterDisposeScope();
        }
        var counts = CountPerClass(labels, classes).clamp_min(1).view(-1, 1, 1, 1);
        var means = sums / counts.to(sums.dtype);
        var drawn = Subsets.Rows(logits, Math.Min(Samples, logits.shape[0]), random);
        var second = logits.index_select(0, drawn).topk((int)Math.Min(2, classes), 1).Item2.select(1, Math.Min(1, classes - 1));
        var features = drawn.split(size).Zip(second.split(size), (rows, others) => maps.Edited(
            images.At(rows), Stage, map => Mix * map + (1 - Mix) * means.index_select(0, others)));
        return cat([.. features]);
    }

    // 4 million distances are 32 MB.
    const long CompareAtOnce = 4_000_000;
}

/// <summary>What an OOD prototype is made of.</summary>
public enum OodPrototype
{
    /// <summary>The mean of features whose early maps are mixed with those of another class, as the paper does.</summary>
    Synthetic,

    /// <summary>The mean of the class means.</summary>
    ClassMean,

    /// <summary>The mean of the OOD validation set's features, OpenOOD's default.</summary>
    OodValidation,
}
