namespace OodDsl;

/// <summary>A Weibull distribution of the largest of some distances d: the share <c>exp(-((d - start + 1) / scale)^shape)</c> lies beyond d.</summary>
/// <param name="Start">The least distance of the tail.</param>
/// <param name="Scale">Positive; infinite where there is nothing to fit: nothing lies beyond any distance then.</param>
/// <param name="Shape">Positive.</param>
sealed record WeibullTail(double Start, double Scale, double Shape)
{
    /// <summary>Fits the tail by maximum likelihood.</summary>
    /// <param name="distances">Any number of distances; of fewer than three, and where those of the tail are equal, nothing is fitted.</param>
    /// <param name="count">How many of the largest make the tail.</param>
    internal static WeibullTail Of(IEnumerable<double> distances, int count)
    {
        double[] all = [.. distances.OrderDescending()];
        var tail = all.AsSpan(0, Math.Min(count, all.Length)).ToArray();
        // Else the tail would be a step: nearly all that is farther than what was seen would lie beyond it.
        if (all.Length < Fewest || tail[0] - tail[^1] <= Rounding) return new(0, double.PositiveInfinity, 1);
        var start = tail[^1];
        // Moved to begin at 1, and in units of the largest so that no power overflows.
        var largest = tail[0] - start + 1;
        double[] units = [.. tail.Select(distance => (distance - start + 1) / largest)];
        var meanLog = units.Average(Math.Log);
        var (low, high) = (1e-3, Sharpest);
        // The likelihood's slope in the shape falls through zero once; of equal distances it never does.
        for (var i = 0; i < 100; i++)
        {
            var middle = Math.Sqrt(low * high);
            var powers = Array.ConvertAll(units, unit => Math.Pow(unit, middle));
            var slope = 1 / middle + meanLog - powers.Zip(units, (power, unit) => power * Math.Log(unit)).Sum() / powers.Sum();
            if (slope > 0) low = middle;
            else high = middle;
        }
        var shape = Math.Sqrt(low * high);
        return new(start, largest * Math.Pow(units.Average(unit => Math.Pow(unit, shape)), 1 / shape), shape);
    }

    // One image is its own mean, and two are equally far from theirs.
    const int Fewest = 3;

    // What equal logits' distances may differ by.
    const double Rounding = 1e-9;

    // Above this a distribution is a step.
    const double Sharpest = 1e4;
}
