namespace OodDsl.Hosting;

/// <summary>A value with a bootstrap percentile interval.</summary>
/// <param name="Point">The value on the images as they are.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Level">Coverage, 0.95 for a 95 % interval.</param>
/// <param name="Resamples">Number of bootstrap resamples.</param>
public sealed record Interval(double Point, double Low, double High, double Level, int Resamples)
{
    /// <summary>Whether the interval leaves out zero: for a difference, that it is more than the chance of which images were tested.</summary>
    public bool ExcludesZero => Low > 0 || High < 0;

    /// <summary>The interval between the quantiles (linear between order statistics) of resampled values, which get sorted.</summary>
    internal static Interval Of(double point, double[] resampled, double level)
    {
        Array.Sort(resampled);
        return new(point, Quantile((1 - level) / 2), Quantile((1 + level) / 2), level, resampled.Length);

        double Quantile(double share)
        {
            var position = share * (resampled.Length - 1);
            var below = (int)position;
            if (below + 1 == resampled.Length) return resampled[below];
            return resampled[below] + ((position - below) * (resampled[below + 1] - resampled[below]));
        }
    }
}

/// <summary>Intervals of the metrics that are reported, or of their differences.</summary>
/// <param name="Auroc">Of <see cref="OodMetrics.Auroc"/>.</param>
/// <param name="Fpr95">Of <see cref="OodMetrics.Fpr95"/>.</param>
/// <param name="AuprIn">Of <see cref="OodMetrics.AuprIn"/>.</param>
/// <param name="AuprOut">Of <see cref="OodMetrics.AuprOut"/>.</param>
public sealed record MetricIntervals(Interval Auroc, Interval Fpr95, Interval AuprIn, Interval AuprOut);
