using System.Buffers;

namespace OodDsl.Hosting;

/// <summary>
/// Bootstrap resamples of one system's scores in linear time: the sort is done once, a resample only changes how many images have each rank.
/// Thread-safe.
/// </summary>
sealed class Resampler
{
    readonly int[] idRanks, oodRanks;
    readonly int length;

    public Resampler(ReadOnlySpan<double> id, ReadOnlySpan<double> ood)
    {
        var ranked = RankedScores.Of(id, ood);
        (idRanks, oodRanks) = (ranked.RanksOf(id), ranked.RanksOf(ood));
        length = ranked.Length;
        Point = OodMetrics.Compute(id, ood);
    }

    /// <summary>The metrics of the images as they are.</summary>
    public OodMetrics Point { get; }

    /// <summary>
    /// The metrics when ID image i counts <paramref name="idTimes"/>[i] times and OOD image j <paramref name="oodTimes"/>[j] times.
    /// </summary>
    public OodMetrics Metrics(ReadOnlySpan<int> idTimes, ReadOnlySpan<int> oodTimes)
    {
        var (idCounts, oodCounts) = (ArrayPool<int>.Shared.Rent(length), ArrayPool<int>.Shared.Rent(length));
        Count(idTimes, idRanks, idCounts.AsSpan(0, length));
        Count(oodTimes, oodRanks, oodCounts.AsSpan(0, length));
        var metrics = OodMetrics.Compute(idCounts.AsSpan(0, length), oodCounts.AsSpan(0, length), idTimes.Length, oodTimes.Length, out _);
        ArrayPool<int>.Shared.Return(idCounts);
        ArrayPool<int>.Shared.Return(oodCounts);
        return metrics;
    }

    /// <summary>How often each of n images is drawn in n draws with replacement.</summary>
    public static void Draw(Seed seed, Span<int> times)
    {
        var random = seed.ToRandom();
        times.Clear();
        for (var i = 0; i < times.Length; i++) times[(int)random.NextBelow((ulong)times.Length)]++;
    }

    static void Count(ReadOnlySpan<int> times, int[] ranks, Span<int> counts)
    {
        counts.Clear();
        for (var i = 0; i < times.Length; i++) counts[ranks[i]] += times[i];
    }
}
