namespace OodDsl.Hosting.Tests;

public sealed class SeedIntervalTests
{
    // scipy.stats.t.ppf((1 + level) / 2, freedom), SciPy 1.10.
    [Theory]
    [InlineData(0.95, 1, 12.706204736432095)]
    [InlineData(0.95, 2, 4.302652729911275)]
    [InlineData(0.95, 3, 3.182446305284263)]
    [InlineData(0.95, 4, 2.7764451051977987)]
    [InlineData(0.99, 9, 3.2498355440153697)]
    [InlineData(0.5, 30, 0.6827556919926214)]
    public void Students_quantiles_are_those_of_scipy(double level, int freedom, double expected) =>
        Assert.Equal(expected, StudentT.TwoSided(level, freedom), 1e-8);

    // scipy.stats.binom.ppf(0.99, n, 0.05)
    [Theory]
    [InlineData(2, 1)]
    [InlineData(7, 2)]
    [InlineData(14, 3)]
    [InlineData(42, 6)]
    [InlineData(100, 11)]
    public void What_chance_gives_is_the_binomial_quantile(int intervals, int expected) => Assert.Equal(expected, ChanceFindings.AtMost(intervals, 0.95));

    [Fact]
    public void One_seed_leaves_the_interval_over_images()
    {
        var images = new Interval(0.1, 0.05, 0.2, 0.95, 1000);
        Assert.Equal(images, SeedInterval.Of(images, [0.1]));
    }

    [Fact]
    public void The_half_widths_add_in_squares()
    {
        var interval = SeedInterval.Of(new(1, 0.4, 1.8, 0.95, 1000), [0, 1, 2]);
        var seeds = 4.302652729749462 / Math.Sqrt(3);
        Assert.Equal(1 - Math.Sqrt((0.6 * 0.6) + (seeds * seeds)), interval.Low, 1e-9);
        Assert.Equal(1 + Math.Sqrt((0.8 * 0.8) + (seeds * seeds)), interval.High, 1e-9);
    }

    // No difference between the methods: of the intervals at most one in twenty may leave out zero, whatever the shares of images' and seeds' chance.
    // The interval over images with the seeds' signs agreeing, which these numbers would also be given to, is shown to fail.
    [Theory]
    [InlineData(2, 1.0, 0.3)]
    [InlineData(3, 1.0, 0.3)]
    [InlineData(3, 1.0, 1.0)]
    [InlineData(3, 0.3, 1.0)]
    [InlineData(5, 1.0, 0.3)]
    public void Noise_is_left_out_no_more_often_than_the_level_says(int seeds, double ofSeeds, double ofImages)
    {
        var random = new Seed(5).ToRandom();
        const int Tables = 4000;
        var (called, calledByImages) = (0, 0);
        for (var table = 0; table < Tables; table++)
        {
            var common = ofImages * Normal(random);
            double[] bySeed = [.. Enumerable.Range(0, seeds).Select(_ => common + (ofSeeds * Normal(random)))];
            var mean = bySeed.Average();
            var images = new Interval(mean, mean - (1.96 * ofImages), mean + (1.96 * ofImages), 0.95, 1000);
            if (SeedInterval.Of(images, bySeed).ExcludesZero) called++;
            if (images.ExcludesZero && bySeed.All(one => Math.Sign(one) == Math.Sign(mean))) calledByImages++;
        }
        Assert.InRange((double)called / Tables, 0, 0.055);
        if (ofSeeds > ofImages) Assert.True((double)calledByImages / Tables > 0.055);
    }

    static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
