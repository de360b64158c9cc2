namespace OodDsl.Hosting;

/// <summary>
/// Paired, stratified bootstrap of the difference A - B of two systems on the same images: every resample draws ID and OOD rows separately, and
/// the same rows for both systems, so that images that are hard for both cancel out.
/// </summary>
public static class PairedBootstrap
{
    /// <summary>Differences A - B on one OOD set.</summary>
    public static MetricIntervals Compare(
        PairedScores pair, Seed seed, int resamples = Bootstrap.DefaultResamples, double level = 0.95) =>
        CompareMeans([pair], seed, resamples, level);

    /// <summary>
    /// Differences A - B of the unweighted mean over several pairs: over the OOD sets of a group, over training seeds, or both. The same ID rows
    /// are drawn for all, the same OOD rows for all pairs of one <see cref="PairedScores.OodSet"/>. A pair's seeds are taken as given: the
    /// interval is over test images, not over training.
    /// </summary>
    /// <exception cref="ArgumentException">Empty, lengths that don't agree, or a score is NaN.</exception>
    public static MetricIntervals CompareMeans(
        IReadOnlyList<PairedScores> pairs, Seed seed, int resamples = Bootstrap.DefaultResamples, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        Bootstrap.CheckArguments(resamples, level);
        Check(pairs);

        var sets = pairs.Select(pair => pair.OodSet).Distinct(StringComparer.Ordinal).ToList();
        var counts = sets.ConvertAll(set => pairs.First(pair => string.Equals(pair.OodSet, set, StringComparison.Ordinal)).OodA.Length);
        var cells = pairs.Select(pair => (
            Set: sets.IndexOf(pair.OodSet),
            A: new Resampler(pair.IdA.Span, pair.OodA.Span),
            B: new Resampler(pair.IdB.Span, pair.OodB.Span))).ToArray();
        var values = new OodMetrics[resamples];
        Parallel.For(0, resamples, () => (Id: new int[pairs[0].IdA.Length], Ood: counts.ConvertAll(count => new int[count])), (k, _, times) =>
        {
            var resample = Bootstrap.ResampleSeed(seed, k);
            Resampler.Draw(resample["id"], times.Id);
            for (var s = 0; s < sets.Count; s++) Resampler.Draw(resample["ood"][sets[s]], times.Ood[s]);
            values[k] = MeanDifference(cells.Select(cell =>
                (cell.A.Metrics(times.Id, times.Ood[cell.Set]), cell.B.Metrics(times.Id, times.Ood[cell.Set]))));
            return times;
        }, _ => { });
        return Bootstrap.Intervals(MeanDifference(cells.Select(cell => (cell.A.Point, cell.B.Point))), values, level);
    }

    static OodMetrics MeanDifference(IEnumerable<(OodMetrics A, OodMetrics B)> cells) => OodMetrics.Mean([.. cells.Select(cell => cell.A with
    {
        Auroc = cell.A.Auroc - cell.B.Auroc,
        Fpr95 = cell.A.Fpr95 - cell.B.Fpr95,
        AuprIn = cell.A.AuprIn - cell.B.AuprIn,
        AuprOut = cell.A.AuprOut - cell.B.AuprOut,
    })]);

    static void Check(IReadOnlyList<PairedScores> pairs)
    {
        if (pairs.Count == 0) throw new ArgumentException("There is nothing to compare.", nameof(pairs));
        var images = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            if (pair.IdA.Length != pairs[0].IdA.Length || pair.IdB.Length != pairs[0].IdA.Length)
                throw new ArgumentException(
                    $"{pair.OodSet}: {pair.IdA.Length} and {pair.IdB.Length} ID scores, elsewhere {pairs[0].IdA.Length}. The same images are needed.", nameof(pairs));
            images.TryAdd(pair.OodSet, pair.OodA.Length);
            if (pair.OodA.Length != images[pair.OodSet] || pair.OodB.Length != images[pair.OodSet])
                throw new ArgumentException(
                    $"{pair.OodSet}: {pair.OodA.Length} and {pair.OodB.Length} OOD scores, {images[pair.OodSet]} images. The same images are needed.", nameof(pairs));
        }
    }
}
