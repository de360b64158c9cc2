using System.Numerics;

namespace OodDsl.Hosting;

/// <summary>Where a detector draws the line.</summary>
public static class OperatingPoint
{
    /// <summary>
    /// The largest score at which at least the share <paramref name="recall"/> of the images score as high or higher: what scores below is
    /// flagged. Computed on ID validation images; a higher score means more in-distribution.
    /// </summary>
    /// <exception cref="ArgumentException">No scores, or one of them is NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not in (0, 1].</exception>
    public static double ThresholdAtIdRecall<T>(ReadOnlySpan<T> idScores, double recall = 0.95) where T : IFloatingPointIeee754<T>
    {
        if (!(recall is > 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(recall), recall, "A share above 0 and up to 1 is needed.");
        var keys = SortedKeys.Of(idScores, "ID");
        // The least whole number of images that is this share: comparing quotients avoids 0.95 * 20 = 19.000000000000004 and the like.
        var kept = Math.Clamp((int)Math.Round(recall * keys.Length), 1, keys.Length);
        while (kept > 1 && (double)(kept - 1) / keys.Length >= recall) kept--;
        while (kept < keys.Length && (double)kept / keys.Length < recall) kept++;
        return SortedKeys.Score(keys[^kept]);
    }
}
