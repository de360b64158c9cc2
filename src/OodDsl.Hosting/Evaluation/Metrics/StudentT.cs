namespace OodDsl.Hosting;

/// <summary>Student's t distribution with a whole number of degrees of freedom (Abramowitz and Stegun, 26.7.3 and 26.7.4).</summary>
static class StudentT
{
    /// <summary>The t that |T| stays below with a probability.</summary>
    /// <param name="level">The probability, in (0, 1).</param>
    /// <param name="freedom">Degrees of freedom, at least 1.</param>
    public static double TwoSided(double level, int freedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(freedom, 1);
        if (!(level is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "A level between 0 and 1 is needed.");
        // Of the angle atan(t / sqrt(freedom)), which is bounded and in which the probability grows.
        var (low, high) = (0.0, Math.PI / 2);
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            if (Within(middle, freedom) < level) low = middle;
            else high = middle;
        }
        return Math.Sqrt(freedom) * Math.Tan((low + high) / 2);
    }

    // Probability of |T| < sqrt(freedom) tan(angle).
    static double Within(double angle, int freedom)
    {
        var (sine, cosine) = Math.SinCos(angle);
        var isOdd = freedom % 2 == 1;
        if (freedom == 1) return 2 * angle / Math.PI;
        var (term, sum) = isOdd ? (cosine, cosine) : (1.0, 1.0);
        for (var k = isOdd ? 3 : 2; k < freedom; k += 2)
        {
            term *= cosine * cosine * (k - 1) / k;
            sum += term;
        }
        return isOdd ? 2 / Math.PI * (angle + (sine * sum)) : sine * sum;
    }
}
