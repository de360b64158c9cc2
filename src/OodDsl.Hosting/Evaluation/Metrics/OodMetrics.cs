using System.Numerics;

namespace OodDsl.Hosting;

/// <summary>
/// How well a score tells ID from OOD images. A higher score means more in-distribution. All from one sort of the raw scores, exact under ties:
/// images of one score are accepted or rejected together. Scores may be infinite and are never squashed, so that every value is invariant under
/// strictly increasing maps.
/// </summary>
public sealed record OodMetrics
{
    /// <summary>Number of ID images.</summary>
    public required int IdCount { get; init; }

    /// <summary>Number of OOD images.</summary>
    public required int OodCount { get; init; }

    /// <summary>Area under the ROC curve: the probability that an ID image scores above an OOD image, ties counting half. 0.5 is chance.</summary>
    public required double Auroc { get; init; }

    /// <summary>
    /// The papers' FPR@95: the share of OOD images accepted at <see cref="Threshold95"/>, where at least 95 % of the ID images are. Lower is better.
    /// </summary>
    public required double Fpr95 { get; init; }

    /// <summary>
    /// OpenOOD's FPR@95, the other way round: the share of ID images rejected at the smallest score at or below which at least 95 % of the OOD
    /// images lie, when that score and all below are rejected. Lower is better.
    /// </summary>
    public required double IdErrorAtOodRecall95 { get; init; }

    /// <summary>
    /// Area under the precision-recall curve with ID as positive, by trapezoids between the distinct scores, from (recall 0, precision 1).
    /// The convention of OpenOOD and pytorch-ood. Depends on the ratio of ID to OOD images.
    /// </summary>
    public required double AuprIn { get; init; }

    /// <summary>As <see cref="AuprIn"/> with OOD as positive.</summary>
    public required double AuprOut { get; init; }

    /// <summary>Average precision with ID as positive: the sum of precision times increase in recall, without interpolation.</summary>
    public required double AuprInAveragePrecision { get; init; }

    /// <summary>As <see cref="AuprInAveragePrecision"/> with OOD as positive.</summary>
    public required double AuprOutAveragePrecision { get; init; }

    /// <summary>Smallest mean of the share of ID rejected and the share of OOD accepted over all thresholds (ODIN's detection error).</summary>
    public required double DetectionError { get; init; }

    /// <summary>
    /// The largest score at which at least 95 % of the ID images score as high or higher. Accepted is what scores as high or higher.
    /// </summary>
    public required double Threshold95 { get; init; }

    /// <summary>The metrics of the scores of ID and OOD images, in any order.</summary>
    /// <exception cref="ArgumentException">One of the two is empty, or a score is NaN.</exception>
    public static OodMetrics Compute<T>(ReadOnlySpan<T> id, ReadOnlySpan<T> ood) where T : IFloatingPointIeee754<T>
    {
        var ranked = RankedScores.Of(id, ood);
        var metrics = Compute(ranked.Id.AsSpan(0, ranked.Length), ranked.Ood.AsSpan(0, ranked.Length), id.Length, ood.Length, out var threshold);
        return metrics with { Threshold95 = SortedKeys.Score(ranked.Keys[threshold]) };
    }

    /// <summary>
    /// Full spectrum (Yang et al., 2023): images of the ID classes under a covariate shift (corrupted, sketched, rendered) count as ID too, pooled with
    /// the ID test images. A detector of style instead of content fails here.
    /// </summary>
    /// <param name="id">Scores of the ID test images.</param>
    /// <param name="shifted">Scores of each covariate-shifted ID set; none: the same as <see cref="Compute{T}(ReadOnlySpan{T}, ReadOnlySpan{T})"/>.</param>
    /// <param name="ood">Scores of the OOD images.</param>
    /// <exception cref="ArgumentException">ID or OOD is empty, or a score is NaN.</exception>
    public static OodMetrics FullSpectrum<T>(ReadOnlySpan<T> id, IReadOnlyList<ReadOnlyMemory<T>> shifted, ReadOnlySpan<T> ood)
        where T : IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(shifted);
        var pool = new T[id.Length + shifted.Sum(set => set.Length)];
        id.CopyTo(pool);
        var start = id.Length;
        foreach (var set in shifted)
        {
            set.Span.CopyTo(pool.AsSpan(start));
            start += set.Length;
        }
        return Compute(pool, ood);
    }

    /// <summary>
    /// The unweighted mean over several OOD sets, as benchmarks report near- and far-OOD. The counts are added up, the ID images of a common set
    /// too; <see cref="Threshold95"/> is the common one, or NaN where the sets don't share it.
    /// </summary>
    public static OodMetrics Mean(IReadOnlyList<OodMetrics> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        if (sets.Count == 0) throw new ArgumentException("There are no sets to take the mean of.", nameof(sets));
        return new()
        {
            IdCount = sets.Sum(set => set.IdCount),
            OodCount = sets.Sum(set => set.OodCount),
            Auroc = sets.Average(set => set.Auroc),
            Fpr95 = sets.Average(set => set.Fpr95),
            IdErrorAtOodRecall95 = sets.Average(set => set.IdErrorAtOodRecall95),
            AuprIn = sets.Average(set => set.AuprIn),
            AuprOut = sets.Average(set => set.AuprOut),
            AuprInAveragePrecision = sets.Average(set => set.AuprInAveragePrecision),
            AuprOutAveragePrecision = sets.Average(set => set.AuprOutAveragePrecision),
            DetectionError = sets.Average(set => set.DetectionError),
            Threshold95 = sets.All(set => set.Threshold95.Equals(sets[0].Threshold95)) ? sets[0].Threshold95 : double.NaN,
        };
    }

    /// <summary>
    /// From how many images have each distinct score, ascending. Counts may be zero (resampling). <paramref name="threshold"/> is the rank of
    /// the threshold that keeps 95 % of ID.
    /// </summary>
    internal static OodMetrics Compute(ReadOnlySpan<int> id, ReadOnlySpan<int> ood, int idCount, int oodCount, out int threshold)
    {
        // Reject from below: OOD is what is looked for. A step of the curve adds this score's share of OOD to the recall, so that precisions are
        // summed with counts as weights, and divided once.
        long idBelow = 0, oodBelow = 0, least = 0, idError = -1;
        ulong halfWins = 0;
        var (auprOut, averageOut, before) = (0.0, 0.0, 1.0);
        // Scores that a resample left out change nothing, once there was one that it has: no branch in the loop that the processor can't foresee.
        var (first, last) = (0, id.Length - 1);
        while ((id[first] | ood[first]) == 0) first++;
        while ((id[last] | ood[last]) == 0) last--;
        for (var rank = first; rank <= last; rank++)
        {
            halfWins += (ulong)id[rank] * (ulong)((2 * oodBelow) + ood[rank]);
            idBelow += id[rank];
            oodBelow += ood[rank];
            var precision = (double)oodBelow / (oodBelow + idBelow);
            auprOut += ood[rank] * (precision + before);
            averageOut += ood[rank] * precision;
            before = precision;
            // Share of ID rejected minus share of OOD rejected, times both numbers.
            least = Math.Min(least, (idBelow * oodCount) - (oodBelow * idCount));
            if (20 * oodBelow >= 19L * oodCount && idError < 0) idError = idBelow;
        }

        // Accept from above: ID is what is looked for.
        long idAbove = 0, oodAbove = 0, accepted = 0;
        threshold = -1;
        var (auprIn, averageIn) = (0.0, 0.0);
        before = 1;
        for (var rank = last; rank >= first; rank--)
        {
            idAbove += id[rank];
            oodAbove += ood[rank];
            var precision = (double)idAbove / (idAbove + oodAbove);
            auprIn += id[rank] * (precision + before);
            averageIn += id[rank] * precision;
            before = precision;
            if (20 * idAbove >= 19L * idCount && threshold < 0) (threshold, accepted) = (rank, oodAbove);
        }

        var pairs = (double)idCount * oodCount;
        return new()
        {
            IdCount = idCount,
            OodCount = oodCount,
            Auroc = halfWins / (2 * pairs),
            Fpr95 = (double)accepted / oodCount,
            IdErrorAtOodRecall95 = (double)idError / idCount,
            AuprIn = auprIn / (2.0 * idCount),
            AuprOut = auprOut / (2.0 * oodCount),
            AuprInAveragePrecision = averageIn / idCount,
            AuprOutAveragePrecision = averageOut / oodCount,
            DetectionError = (1 + (least / pairs)) / 2,
            Threshold95 = double.NaN,
        };
    }
}
