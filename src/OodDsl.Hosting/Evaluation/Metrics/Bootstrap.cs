using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>Stratified bootstrap: ID and OOD images are resampled separately, each to their own number. Percentile intervals.</summary>
/// <remarks>The intervals say what another draw of test images would change. They don't contain the variation between training seeds.</remarks>
public static class Bootstrap
{
    /// <summary>Resamples taken unless asked otherwise: enough for the ends of a 95 % interval to be stable to a tenth of its width.</summary>
    public const int DefaultResamples = 1000;

    /// <summary>Intervals of the metrics of one score on one OOD set.</summary>
    /// <exception cref="ArgumentException">One of the two is empty, or a score is NaN.</exception>
    public static MetricIntervals Intervals(
        ReadOnlySpan<double> id, ReadOnlySpan<double> ood, Seed seed, int resamples = DefaultResamples, double level = 0.95)
    {
        CheckArguments(resamples, level);
        var resampler = new Resampler(id, ood);
        var (idCount, oodCount) = (id.Length, ood.Length);
        var values = new OodMetrics[resamples];
        Parallel.For(0, resamples, () => (Id: new int[idCount], Ood: new int[oodCount]), (k, _, times) =>
        {
            Resampler.Draw(ResampleSeed(seed, k)["id"], times.Id);
            Resampler.Draw(ResampleSeed(seed, k)["ood"], times.Ood);
            values[k] = resampler.Metrics(times.Id, times.Ood);
            return times;
        }, _ => { });
        return Intervals(resampler.Point, values, level);
    }

    internal static MetricIntervals Intervals(OodMetrics point, OodMetrics[] values, double level)
    {
        return new(Of(m => m.Auroc), Of(m => m.Fpr95), Of(m => m.AuprIn), Of(m => m.AuprOut));

        Interval Of(Func<OodMetrics, double> metric) => Interval.Of(metric(point), Array.ConvertAll(values, value => metric(value)), level);
    }

    /// <summary>Each resample has a seed of its own, so that the result does not depend on the number of threads.</summary>
    internal static Seed ResampleSeed(Seed seed, int resample) => seed[string.Create(CultureInfo.InvariantCulture, $"resample={resample}")];

    internal static void CheckArguments(int resamples, double level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 2);
        if (!(level is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "A level between 0 and 1 is needed.");
    }
}
