namespace OodDsl;

/// <summary>
/// WeiPer+KLD (Granz, Heurich, Landgraf; NeurIPS 2024): the classifier's weights are disturbed many times, and the distribution of an image's features and
/// of its disturbed logits compared with training's: <c>-(KL_f + l1 KL_z - l2 MSP)</c>, KL symmetric between smoothed histograms, MSP the mean over the
/// disturbances of the largest softmax probability. Higher is more in-distribution.
/// </summary>
public sealed class WeiPer : Score
{
    /// <summary>r, how many disturbed classifiers.</summary>
    public int Repeats { get; init; } = 100;

    /// <summary>delta, the length of a disturbance relative to the class' weights.</summary>
    public double Distance { get; init; } = 2.1;

    /// <summary>Bins of a histogram, between training's least and largest value.</summary>
    public int Bins { get; init; } = 100;

    /// <summary>s, bins over which an image's histogram is averaged.</summary>
    public int Smoothing { get; init; } = 20;

    /// <summary>Added to the histograms of features.</summary>
    public double FeatureFloor { get; init; } = 0.01;

    /// <summary>Added to the histograms of disturbed logits.</summary>
    public double LogitFloor { get; init; } = 0.025;

    /// <summary>l1, weight of the logits' divergence.</summary>
    public double LogitWeight { get; init; } = 1;

    /// <summary>l2, weight of the mean probability.</summary>
    public double ConfidenceWeight { get; init; } = 1;

    /// <summary>Draws the disturbances and measures training's distributions.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <param name="classifierWeight">W, [K, D].</param>
    /// <param name="classifierBias">b, [K].</param>
    /// <param name="random">What the disturbances are drawn with.</param>
    /// <returns>Disturbed weights [r K, D]; mean histograms of features and of disturbed logits [bins]; their least value and width [4].</returns>
    public (Tensor disturbed, Tensor featureDensity, Tensor logitDensity, Tensor ranges) Fit(
        Tensor trainFeatures, Tensor classifierWeight, Tensor classifierBias, Generator random)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        ArgumentNullException.ThrowIfNull(classifierWeight);
        Require.AtLeast(Repeats, 1, $"{nameof(WeiPer)}.{nameof(Repeats)}");
        Require.AtLeast(Bins, 2, $"{nameof(WeiPer)}.{nameof(Bins)}");
        Require.Finite(trainFeatures, nameof(WeiPer));
        using var scope = NewDisposeScope();
        var weight = classifierWeight.detach().to(trainFeatures.dtype);
        var noise = randn([Repeats, weight.shape[0], weight.shape[1]], dtype: weight.dtype, device: weight.device, generator: random);
        var disturbed = (weight + Distance * linalg.vector_norm(weight, dims: [1], keepdim: true) * normalize(noise, dim: 2)).reshape(-1, weight.shape[1]);
        var (featureLow, featureWidth) = Range(trainFeatures, trainFeatures.shape[0]);
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var rows in trainFeatures.split(RowsAtOnce))
        {
            using var part = NewDisposeScope();
            var logits = Logits(rows, disturbed, classifierBias);
            (low, high) = (Math.Min(low, Number(logits.amin())), Math.Max(high, Number(logits.amax())));
        }
        var (logitLow, logitWidth) = Widened(low, high, trainFeatures.shape[0]);
        var ranges = tensor((double[])[featureLow, featureWidth, logitLow, logitWidth], dtype: float64, device: weight.device);
        var sums = zeros([2, Bins], dtype: float64, device: weight.device);
        foreach (var rows in trainFeatures.split(RowsAtOnce))
        {
            using var part = NewDisposeScope();
            sums[0].add_(Histograms(rows, featureLow, featureWidth).sum([0]));
            sums[1].add_(Histograms(Logits(rows, disturbed, classifierBias), logitLow, logitWidth).sum([0]));
        }
        var densities = sums / trainFeatures.shape[0];
        return (disturbed.MoveToOuterDisposeScope(), densities[0].MoveToOuterDisposeScope(), densities[1].MoveToOuterDisposeScope(),
            ranges.cpu().MoveToOuterDisposeScope());
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="classifierBias">b, [K].</param>
    /// <param name="disturbed">[r K, D].</param>
    /// <param name="featureDensity">[bins].</param>
    /// <param name="logitDensity">[bins].</param>
    /// <param name="ranges">[4], on the host.</param>
    /// <returns>[N], float64.</returns>
    public Tensor Compute(Tensor features, Tensor classifierBias, Tensor disturbed, Tensor featureDensity, Tensor logitDensity, Tensor ranges)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(classifierBias);
        ArgumentNullException.ThrowIfNull(ranges);
        // A restored run's are on its device.
        using var onHost = ranges.cpu();
        var range = onHost.data<double>().ToArray();
        var logits = Logits(features, disturbed, classifierBias);
        var confidence = logits.view(features.shape[0], Repeats, -1).softmax(2).amax(2).mean([1]).to(float64);
        var divergence = Divergence(Histograms(features, range[0], range[1]), featureDensity, FeatureFloor)
            + LogitWeight * Divergence(Histograms(logits, range[2], range[3]), logitDensity, LogitFloor);
        return ConfidenceWeight * confidence - divergence;
    }

    Tensor Logits(Tensor rows, Tensor disturbed, Tensor bias) => Reclassification.Logits(rows, disturbed, bias.repeat(Repeats));

    /// <summary>Share of each row's values in every bin, [N, bins], float64; values outside of the range are in none.</summary>
    Tensor Histograms(Tensor rows, double low, double width)
    {
        using var scope = NewDisposeScope();
        var bins = ((rows.to(float64) - low) * (Bins / width)).floor();
        var inside = (bins >= 0) & (bins < Bins);
        var counts = zeros([rows.shape[0], Bins], dtype: float64, device: rows.device)
            .scatter_add_(1, bins.clamp(0, Bins - 1).to(int64), inside.to(float64));
        return (counts / rows.shape[1]).MoveToOuterDisposeScope();
    }

    /// <summary>KL(p || q) + KL(q || p) of training's histogram p and each row's smoothed q.</summary>
    Tensor Divergence(Tensor histograms, Tensor density, double floor)
    {
        var span = Require.AtLeast(Smoothing, 1, $"{nameof(WeiPer)}.{nameof(Smoothing)}");
        // As wide as before: the ends are repeated, one more on the right for an even span.
        var before = (span - 1) / 2;
        var padded = cat([histograms.narrow(1, 0, 1).expand(-1, before), histograms, histograms.narrow(1, Bins - 1, 1).expand(-1, span - 1 - before)], 1);
        var q = Share(padded.unfold(1, span, 1).mean([2]) + Require.Positive(floor, $"{nameof(WeiPer)} floor"));
        var p = Share(density.unsqueeze(0) + floor);
        return ((p - q) * (p.log() - q.log())).sum(1);

        static Tensor Share(Tensor values) => values / values.sum(1, keepdim: true);
    }

    static (double Low, double Width) Range(Tensor rows, long count) => Widened(Number(rows.amin()), Number(rows.amax()), count);

    /// <summary>The range with the mean gap between two images at both ends, and never empty.</summary>
    static (double Low, double Width) Widened(double low, double high, long count)
    {
        var gap = high > low ? (high - low) / count : 1;
        return (low - gap, high - low + 2 * gap);
    }

    static double Number(Tensor value) => value.to(float64).item<double>();

    // Disturbed logits of so many images are held at a time.
    const long RowsAtOnce = 2000;
}
