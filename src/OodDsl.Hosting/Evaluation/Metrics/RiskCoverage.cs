namespace OodDsl.Hosting;

/// <summary>
/// Selective classification (Geifman, Uziel and El-Yaniv, ICLR 2019): images are answered in the order of a score, and the risk is the share of wrong
/// answers among those given so far.
/// </summary>
/// <param name="Aurc">
/// Area under risk over coverage, the mean of the risks after 1, 2, ..., N answers; images of one score count as the mean over all their orders, so that
/// the value is exact under ties and depends on no order of the data. In [0, 1]; lower is better. A score that says nothing has the error rate.
/// </param>
/// <param name="Optimal">The least that N answers with as many errors can have: all right answers first.</param>
public sealed record RiskCoverage(double Aurc, double Optimal)
{
    /// <summary>Excess over the best order, at least 0: what is the score's fault and not the classifier's.</summary>
    public double Excess => Math.Max(0, Aurc - Optimal);

    /// <summary>The areas of a score.</summary>
    /// <param name="scores">[N], higher: answered first. Infinite scores rank.</param>
    /// <param name="right">[N], whether the answer is right.</param>
    /// <exception cref="ArgumentException">No images, lengths that differ, or a score that is NaN.</exception>
    public static RiskCoverage Of(ReadOnlySpan<double> scores, ReadOnlySpan<bool> right)
    {
        if (scores.Length != right.Length) throw new ArgumentException($"{right.Length} answers for {scores.Length} scores.", nameof(right));
        var keys = SortedKeys.Unsorted(scores, "ID");
        var wrong = new bool[keys.Length];
        var errors = 0;
        for (var i = 0; i < wrong.Length; i++) errors += (wrong[i] = !right[i]) ? 1 : 0;
        Array.Sort(keys, wrong);
        var (sum, before, wrongBefore) = (0.0, 0, 0);
        for (var end = keys.Length; end > 0;)
        {
            var (start, tiedWrong) = (end - 1, wrong[end - 1] ? 1 : 0);
            while (start > 0 && keys[start - 1] == keys[end - 1]) tiedWrong += wrong[--start] ? 1 : 0;
            var tied = end - start;
            // Of tied images each is as likely as any other to be answered next.
            var share = (double)tiedWrong / tied;
            for (var k = 1; k <= tied; k++) sum += (wrongBefore + (k * share)) / (before + k);
            (before, wrongBefore, end) = (before + tied, wrongBefore + tiedWrong, start);
        }
        var best = 0.0;
        for (int k = 1, rightCount = keys.Length - errors; k <= errors; k++) best += (double)k / (rightCount + k);
        return new(sum / keys.Length, best / keys.Length);
    }
}
