namespace OodDsl;

/// <summary>
/// Adaptive scaling (Regmi; 2025): the percentile of SCALE is each image's own. How much its strongest features move when the least important pixels do
/// says where it stands among the validation images, and so how many activations are cut.
/// </summary>
public abstract class AdaScaling : Score
{
    /// <summary>Percentile for the images that look most in-distribution, in [0, 100].</summary>
    [Grid(60.0, 65.0, 70.0, 75.0, 80.0, 85.0, 90.0, 95.0)]
    public double Low { get; init; } = 80;

    /// <summary>Percentile for those that look least, in [<see cref="Low"/>, 100].</summary>
    [Grid(65.0, 70.0, 75.0, 80.0, 85.0, 90.0, 95.0, 99.0)]
    public double High { get; init; } = 85;

    /// <summary>k1: per cent of the features whose moved values are added up.</summary>
    public double Corrected { get; init; } = 5;

    /// <summary>k2: per cent of the features whose shifts are added up; one at least.</summary>
    public double Shifted { get; init; } = 1;

    /// <summary>lambda, weight of the shifts.</summary>
    public double ShiftWeight { get; init; } = 10;

    /// <summary>o: share of the pixel values that are moved: those of the smallest gradients per deviation of their channel over the validation set.</summary>
    public double Pixels { get; init; } = 0.05;

    /// <summary>How far they are moved, in these deviations: the paper's inputs are standardised.</summary>
    public double Step { get; init; } = 0.5;

    /// <summary>The statistic of the validation set, from which an image's percentile is read.</summary>
    /// <param name="validationImages">V of [C, H, W].</param>
    /// <param name="forward">Features and logits of images.</param>
    /// <param name="deviations">Of the validation set's channels.</param>
    /// <returns>[V], float64, ascending.</returns>
    [Passes(2, Backward = 1)]
    public Tensor Fit(ImageRows validationImages, Func<Tensor, (Tensor features, Tensor logits)> forward, ChannelDeviations deviations)
    {
        ArgumentNullException.ThrowIfNull(validationImages);
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(deviations);
        using var scope = NewDisposeScope();
        var statistics = validationImages.Batches(validationImages.AtOnce(256)).Select(images =>
        {
            using var part = NewDisposeScope();
            return Statistic(images, forward, deviations.Deviations).Statistic.MoveToOuterDisposeScope();
        });
        return cat([.. statistics]).sort(0).Item1.MoveToOuterDisposeScope();
    }

    /// <summary>Features, logits and r, the sum of the activations over that of each image's largest, [N, 1], float64.</summary>
    private protected (Tensor Features, Tensor Logits, Tensor Ratio) Scaled(
        Tensor images, Func<Tensor, (Tensor features, Tensor logits)> forward, Tensor reference, ChannelDeviations deviations)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(deviations);
        var name = GetType().Name;
        var low = Require.Within(Low, 0, 100, $"{name}.{nameof(Low)}");
        var high = Require.Within(High, low, 100, $"{name}.{nameof(High)}");
        var (statistic, features, logits) = Statistic(images, forward, deviations.Deviations);
        var beyond = 1 - searchsorted(reference, statistic, right: true).to(float64) / reference.shape[0];
        var width = features.shape[1];
        var kept = (width - ((low + beyond * (high - low)) * (width / 100.0)).round()).clamp(1, width).to(int64);
        var sums = features.to(float64).sort(1, descending: true).Item1.cumsum(1);
        var largest = sums.gather(1, (kept - 1).unsqueeze(1));
        return (features, logits, where(largest > 0, sums.narrow(1, width - 1, 1) / largest, ones_like(largest)));
    }

    (Tensor Statistic, Tensor Features, Tensor Logits) Statistic(
        Tensor images, Func<Tensor, (Tensor features, Tensor logits)> forward, Tensor deviations)
    {
        var name = GetType().Name;
        var share = Require.Within(Pixels, 0, 1, $"{name}.{nameof(Pixels)}");
        Tensor? features = null, logits = null;
        var perPixel = InputGradient.Of(images, x =>
        {
            (var f, var z) = forward(x);
            (features, logits) = (f.detach().MoveToOuterDisposeScope(), z.detach().MoveToOuterDisposeScope());
            return z.amax(1);
        });
        var slope = (perPixel * deviations).flatten(1);
        var count = (int)(share * slope.shape[1]);
        var (_, flattest) = slope.abs().topk(count, 1, largest: false);
        var step = deviations * Step * zeros_like(slope).scatter(1, flattest, slope.gather(1, flattest).sign()).view(images.shape);
        var moved = forward(images + step).features;
        var statistic = Strongest(features!, relu(moved), Corrected) + ShiftWeight * Strongest(features!, (moved - features!).abs(), Shifted);
        return (statistic, features!, logits!);
    }

    /// <summary>The sum of values over the places of each row's largest features.</summary>
    static Tensor Strongest(Tensor features, Tensor values, double percent)
    {
        var count = (int)Math.Max(1, features.shape[1] * percent / 100);
        return values.to(float64).gather(1, features.topk(count, 1).Item2).sum(1);
    }
}
