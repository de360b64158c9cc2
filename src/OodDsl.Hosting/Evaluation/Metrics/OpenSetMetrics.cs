namespace OodDsl.Hosting;

/// <summary>Recognising known classes and refusing unknown ones, in one number.</summary>
public static class OpenSetMetrics
{
    /// <summary>
    /// Area under the open-set classification rate (Dhamija, Günther and Boult, 2018): the share of known images that are accepted and classified right,
    /// over the share of unknown images that are accepted, from rejecting all to accepting all; trapezoids between distinct scores. It is the accuracy
    /// times the AUROC of the rightly classified images, in [0, 1]; higher is better.
    /// </summary>
    /// <param name="known">Scores of the known images, [N].</param>
    /// <param name="right">Whether each is classified right.</param>
    /// <param name="unknown">Scores of the unknown images.</param>
    public static double Oscr(ReadOnlySpan<double> known, ReadOnlySpan<bool> right, ReadOnlySpan<double> unknown)
    {
        if (known.Length != right.Length) throw new ArgumentException($"{right.Length} predictions for {known.Length} scores.", nameof(right));
        List<double> scores = [];
        for (var i = 0; i < known.Length; i++)
            if (right[i])
                scores.Add(known[i]);
        if (scores.Count == 0) return 0;
        return OodMetrics.Compute<double>(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(scores), unknown).Auroc * scores.Count / known.Length;
    }

    /// <summary>
    /// Correct classification rate at a false positive rate (CCR@FPR; Dhamija et al., 2018): the largest share of known images that are accepted and
    /// classified right at a threshold that accepts at most this share of the unknown ones. Images of one score are accepted together. In [0, 1]; higher
    /// is better.
    /// </summary>
    /// <param name="known">Scores of the known images, [N].</param>
    /// <param name="right">Whether each is classified right.</param>
    /// <param name="unknown">Scores of the unknown images, [M].</param>
    /// <param name="falsePositiveRate">In [0, 1]; a decimal fraction is meant exactly: 0.01 of 700 images are 7.</param>
    public static double CcrAtFpr(ReadOnlySpan<double> known, ReadOnlySpan<bool> right, ReadOnlySpan<double> unknown, double falsePositiveRate)
    {
        if (known.Length != right.Length) throw new ArgumentException($"{right.Length} predictions for {known.Length} scores.", nameof(right));
        if (!(falsePositiveRate is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(falsePositiveRate), falsePositiveRate, "A share between 0 and 1 is needed.");
        var keys = SortedKeys.Of(unknown, "OOD");
        // A hair more, for 0.07 * 100 = 7.000000000000001 and its like the other way round.
        var allowed = (int)Math.Floor((falsePositiveRate * keys.Length) + 1e-9);
        var knownKeys = SortedKeys.Unsorted(known, "ID");
        if (allowed >= keys.Length) return Share(right, _ => true);
        // The first unknown image that must not be accepted.
        var refused = keys[keys.Length - 1 - allowed];
        return Share(right, i => knownKeys[i] > refused);
    }

    static double Share(ReadOnlySpan<bool> right, Func<int, bool> isAccepted)
    {
        var count = 0;
        for (var i = 0; i < right.Length; i++) count += right[i] && isAccepted(i) ? 1 : 0;
        return count / (double)right.Length;
    }

    /// <summary>
    /// The mean of the F1 scores of the K known classes and of "unknown", where an image whose score is below the threshold is taken for unknown, and any
    /// other for its predicted class. A class that is never predicted right counts 0. In [0, 1]; higher is better.
    /// </summary>
    /// <param name="threshold">Images that score at least this are accepted.</param>
    /// <param name="classes">K.</param>
    /// <param name="known">Known images: scores, predictions and labels in 0..K-1.</param>
    /// <param name="unknown">Unknown images: scores and predictions.</param>
    public static double MacroF1(
        double threshold, int classes, (double[] Scores, int[] Predictions, int[] Labels) known, (double[] Scores, int[] Predictions) unknown)
    {
        var (right, predicted, actual) = (new long[classes + 1], new long[classes + 1], new long[classes + 1]);
        for (var i = 0; i < known.Scores.Length; i++) Count(known.Scores[i], known.Predictions[i], known.Labels[i]);
        for (var i = 0; i < unknown.Scores.Length; i++) Count(unknown.Scores[i], unknown.Predictions[i], classes);
        var sum = 0.0;
        for (var k = 0; k <= classes; k++)
            if (right[k] > 0)
                sum += 2.0 * right[k] / (predicted[k] + actual[k]);
        return sum / (classes + 1);

        void Count(double score, int prediction, int label)
        {
            var taken = score >= threshold ? prediction : classes;
            predicted[taken]++;
            actual[label]++;
            if (taken == label) right[label]++;
        }
    }
}
