namespace OodDsl.Hosting;

/// <summary>Of many intervals, some leave out zero by chance: how many, at most.</summary>
static class ChanceFindings
{
    const double Certainty = 0.99;

    /// <summary>The number that as many 95 % intervals of differences that are all zero leave out no more often than once in a hundred (binomial).</summary>
    /// <param name="intervals">Number of intervals.</param>
    /// <param name="level">Coverage of each.</param>
    public static int AtMost(int intervals, double level)
    {
        var probability = Math.Pow(level, intervals);
        var sum = probability;
        var found = 0;
        while (sum < Certainty && found < intervals)
        {
            probability *= (intervals - found) / (double)(found + 1) * ((1 - level) / level);
            sum += probability;
            found++;
        }
        return found;
    }
}
