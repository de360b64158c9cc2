namespace OodDsl.Hosting;

/// <summary>Compares the ID test images with the OOD sets, score by score.</summary>
/// <param name="classes">ID classes.</param>
/// <param name="id">The ID test set, or with shifted ones all that is ID.</param>
/// <param name="labels">Its labels.</param>
/// <param name="ood">The OOD sets.</param>
/// <param name="points">The operating points.</param>
sealed class SetComparison(
    int classes, ScoredSet id, int[] labels, IReadOnlyList<(OodSet Set, ScoredSet Scored)> ood, IReadOnlyList<OperatingPointResult> points)
{
    /// <summary>Every set, then the means over the near and over the far ones.</summary>
    public IEnumerable<ScoreResult> Of(string score)
    {
        var threshold = points.Single(point => string.Equals(point.Score, score, StringComparison.Ordinal)).Threshold;
        var rows = ood.Select(entry => Row(entry.Set, entry.Scored, score, threshold)).ToArray();
        return rows.Concat(rows.GroupBy(row => row.Group, StringComparer.Ordinal).Select(group => ScoreResult.Mean([.. group])));
    }

    ScoreResult Row(OodSet set, ScoredSet scored, string score, double threshold)
    {
        var (inside, outside) = (id.Scores.Scores[score], scored.Scores.Scores[score]);
        var metrics = OodMetrics.Compute<double>(inside, outside);
        var row = new ScoreResult(set.Name, set.Group, score, metrics.Auroc, metrics.Fpr95, metrics.AuprIn, metrics.AuprOut)
        {
            Accepted = OperatingPointResult.Kept(outside, threshold),
            IdErrorAtOodRecall95 = metrics.IdErrorAtOodRecall95,
            AuprInAveragePrecision = metrics.AuprInAveragePrecision,
            AuprOutAveragePrecision = metrics.AuprOutAveragePrecision,
            DetectionError = metrics.DetectionError,
        };
        // One class can't be mistaken for another.
        if (classes > 1 && id.Predictions is { } predictions && scored.Predictions is { } unknown)
        {
            bool[] right = [.. predictions.Zip(labels, (prediction, label) => prediction == label)];
            row = row with
            {
                CcrAtFpr01 = OpenSetMetrics.CcrAtFpr(inside, right, outside, 0.01),
                CcrAtFpr10 = OpenSetMetrics.CcrAtFpr(inside, right, outside, 0.1),
                Oscr = OpenSetMetrics.Oscr(inside, right, outside),
                MacroF1 = OpenSetMetrics.MacroF1(threshold, classes, (inside, predictions, labels), (outside, unknown)),
            };
        }
        return Pixels(set, scored, score) is { } pixels ? row with { PixelAuroc = pixels.Auroc, Pro = pixels.Pro } : row;
    }

    PixelMetrics? Pixels(OodSet set, ScoredSet scored, string score)
    {
        if (set.Images.Masks is not { } masks || !scored.Maps.TryGetValue(score, out var map) || !id.Maps.TryGetValue(score, out var normal)) return null;
        if (Array.TrueForAll(masks, mask => mask == 0)) return null;
        return PixelMetrics.Compute([.. normal, .. map], [.. new byte[normal.Length], .. masks], set.Images.Height, set.Images.Width);
    }
}
