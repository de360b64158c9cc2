namespace OodDsl.Hosting;

/// <summary>The ROC curve of a score: accepted share of the ID images over accepted share of the OOD images, from the highest score down.</summary>
static class RocCurve
{
    /// <summary>Its corners, from (0, 0) to (1, 1).</summary>
    /// <param name="id">Scores of ID images.</param>
    /// <param name="ood">Scores of OOD images.</param>
    /// <param name="resolution">Corners nearer to the one before than this, in both directions, are left out; 0 keeps all.</param>
    /// <exception cref="ArgumentException">One of the two is empty, or a score is NaN.</exception>
    public static IReadOnlyList<(double X, double Y)> Of(ReadOnlySpan<double> id, ReadOnlySpan<double> ood, double resolution = 0.004)
    {
        var ranked = RankedScores.Of(id, ood);
        List<(double X, double Y)> corners = [(0, 0)];
        long accepted = 0, wrongly = 0;
        for (var rank = ranked.Length - 1; rank >= 0; rank--)
        {
            (accepted, wrongly) = (accepted + ranked.Id[rank], wrongly + ranked.Ood[rank]);
            var (x, y) = ((double)wrongly / ood.Length, (double)accepted / id.Length);
            var (lastX, lastY) = corners[^1];
            if (x - lastX >= resolution || y - lastY >= resolution) corners.Add((x, y));
        }
        if (corners[^1] != (1, 1)) corners.Add((1, 1));
        return corners;
    }
}
