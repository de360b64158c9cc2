namespace OodDsl.Hosting;

/// <summary>How well score maps find defects, pixel by pixel.</summary>
/// <param name="Auroc">The probability that a normal pixel scores above a defective one, ties counting half; over all pixels of all images.</param>
/// <param name="Pro">
/// Per-region overlap (Bergmann et al., 2020): the mean over the defects of the share of a defect's pixels that are flagged, over the share of normal
/// pixels that are, up to <see cref="LargestFpr"/>, divided by that. A defect is a connected component of a mask, corners included. In [0, 1].
/// </param>
public sealed record PixelMetrics(double Auroc, double Pro)
{
    /// <summary>The share of normal pixels up to which PRO is integrated, as in the paper.</summary>
    public const double LargestFpr = 0.3;

    /// <summary>The metrics of maps against masks.</summary>
    /// <param name="maps">Scores of all pixels, [N, H, W] in row-major order; higher is more in-distribution.</param>
    /// <param name="masks">The same pixels, not 0 where defective.</param>
    /// <param name="height">H.</param>
    /// <param name="width">W.</param>
    /// <exception cref="ArgumentException">A score is NaN, or there is no normal or no defective pixel.</exception>
    public static PixelMetrics Compute(ReadOnlySpan<float> maps, ReadOnlySpan<byte> masks, int height, int width)
    {
        if (maps.Length != masks.Length) throw new ArgumentException($"{masks.Length} mask pixels for {maps.Length} scores.", nameof(masks));
        var regions = Regions.Of(masks, height, width, out var sizes);
        var defective = 0;
        foreach (var mask in masks) defective += mask != 0 ? 1 : 0;
        var (normal, bad) = (new float[maps.Length - defective], new float[defective]);
        var region = new int[defective];
        for (int i = 0, n = 0, d = 0; i < maps.Length; i++)
        {
            if (masks[i] == 0) normal[n++] = maps[i];
            else (bad[d], region[d++]) = (maps[i], regions[i]);
        }
        var ranked = RankedScores.Of<float>(normal, bad);
        var weights = new double[ranked.Length];
        var ranks = ranked.RanksOf<float>(bad);
        for (var i = 0; i < ranks.Length; i++) weights[ranks[i]] += 1.0 / ((double)sizes.Count * sizes[region[i]]);
        return new(Area(ranked, normal.Length, bad.Length), Overlap(ranked, weights, normal.Length));
    }

    static double Area(RankedScores ranked, long normal, long bad)
    {
        var wins = 0.0;
        for (long rank = 0, below = 0; rank < ranked.Length; rank++)
        {
            wins += ranked.Id[rank] * (below + (0.5 * ranked.Ood[rank]));
            below += ranked.Ood[rank];
        }
        return wins / normal / bad;
    }

    // Flagged from below; between two distinct scores both shares grow together, along a straight line.
    static double Overlap(RankedScores ranked, double[] weights, long normal)
    {
        var (fpr, overlap, area) = (0.0, 0.0, 0.0);
        for (var rank = 0; rank < ranked.Length && fpr < LargestFpr; rank++)
        {
            var (step, rise) = ((double)ranked.Id[rank] / normal, weights[rank]);
            // The last trapezoid may reach over the border.
            var part = step > 0 ? Math.Min(1, (LargestFpr - fpr) / step) : 1;
            area += part * step * (overlap + (part * rise / 2));
            (fpr, overlap) = (fpr + step, overlap + rise);
        }
        // The shares of many regions add up to 1 but for rounding.
        return Math.Min(1, area / LargestFpr);
    }
}
