namespace OodDsl.Hosting;

/// <summary>
/// An interval that knows of both kinds of chance: which images were tested, and which seeds were trained. A paired bootstrap over images gives the
/// one half-width, Student's t over the seeds' differences, the replicates, the other; the two are independent, so that their squares add.
/// </summary>
/// <remarks>
/// The seeds' spread holds some of the images' chance too, which counts twice then: the interval is wide rather than narrow. Bootstrapping three seeds
/// would be narrow: it misses a third of their variance and the uncertainty of what is left.
/// </remarks>
static class SeedInterval
{
    /// <summary>The interval of a mean difference; that over images alone where there is one seed.</summary>
    /// <param name="images">The mean difference, with its interval over images.</param>
    /// <param name="bySeed">The difference of each seed's pair of runs.</param>
    public static Interval Of(Interval images, IReadOnlyList<double> bySeed)
    {
        if (bySeed.Count < 2) return images;
        var seeds = StudentT.TwoSided(images.Level, bySeed.Count - 1) * Spread.Of(bySeed).Deviation / Math.Sqrt(bySeed.Count);
        return images with { Low = images.Point - Together(images.Point - images.Low, seeds), High = images.Point + Together(images.High - images.Point, seeds) };
    }

    static double Together(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
