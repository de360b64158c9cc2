namespace OodDsl;

/// <summary>
/// Half a cosine from the learning rate down to a floor (Loshchilov and Hutter, ICLR 2017), step by step, after an optional linear warm-up
/// (Goyal et al., 2017):
/// <c>floor + (rate - floor) (1 + cos(pi p)) / 2</c>, p the share of the steps after the warm-up that are done.
/// </summary>
public sealed class Cosine : Schedule
{
    /// <summary>The learning rate it ends at. A group that is slower than that stays at its own rate.</summary>
    public double Floor { get; init; }

    /// <summary>Length of the warm-up in epochs; 0: none.</summary>
    public double WarmupEpochs { get; init; }

    /// <summary>The learning rate the warm-up begins at.</summary>
    public double WarmupFrom { get; init; }

    /// <summary>
    /// Half a cosine as long as the whole run, counted from the end of the warm-up, so that the run ends before the floor is reached (CSI's code).
    /// </summary>
    public bool WholePeriod { get; init; }

    /// <inheritdoc/>
    public override double Rate(double learningRate, double progress, double epochs)
    {
        var floor = Math.Min(Require.AtLeast(Floor, 0.0, $"{nameof(Cosine)}.{nameof(Floor)}"), learningRate);
        var from = Require.AtLeast(WarmupFrom, 0.0, $"{nameof(Cosine)}.{nameof(WarmupFrom)}");
        var warmup = Require.AtLeast(WarmupEpochs, 0.0, $"{nameof(Cosine)}.{nameof(WarmupEpochs)}") / epochs;
        if (progress < warmup) return from + (learningRate - from) * progress / warmup;
        return floor + (learningRate - floor) * (1 + Math.Cos(Math.PI * (progress - warmup) / (WholePeriod ? 1 : 1 - warmup))) / 2;
    }
}
