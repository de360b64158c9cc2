namespace OodDsl.Hosting;

/// <summary>
/// Bootstrap resamples of one system's scores in linear time: the sort is done once, a resample only changes how many images have each rank.
/// </summary>
sealed class Resampler
{
    readonly int[] idRanks, oodRanks, idCounts, oodCounts;

    public Resampler(ReadOnlySpan<double> id, ReadOnlySpan<double> ood)
    {
        var ranked = RankedScores.Of(id, ood);
        (idRanks, oodRanks) = (ranked.RanksOf(id), ranked.RanksOf(ood));
        (idCounts, oodCounts) = (new int[ranked.Length], new int[ranked.Length]);
        Point = OodMetrics.Compute(id, ood);
    }

    /// <summary>The metrics of the images as they are.</summary>
    public OodMetrics Point { get; }

    /// <summary>The metrics when ID image i counts <paramref name="idTimes"/>[i] times and OOD image j <paramref name="oodTimes"/>[j] times.</summary>
    public OodMetrics Metrics(ReadOnlySpan<int> idTimes, ReadOnlySpan<int> oodTimes)
    {
        Count(idTimes, idRanks, idCounts);
        Count(oodTimes, oodRanks, oodCounts);
        return OodMetrics.Compute(idCounts, oodCounts, idTimes.Length, oodTimes.Length, out _);
    }

    /// <summary>How often each of n images is drawn in n draws with replacement.</summary>
    public static void Draw(HostRandom random, Span<int> times)
    {
        times.Clear();
        for (var i = 0; i < times.Length; i++) times[(int)random.NextBelow((ulong)times.Length)]++;
    }

    static void Count(ReadOnlySpan<int> times, int[] ranks, int[] counts)
    {
        Array.Clear(counts);
        for (var i = 0; i < times.Length; i++) counts[ranks[i]] += times[i];
    }
}
