namespace OodDsl.Hosting.Tests;

public class BootstrapTests
{
    static double Normal(HostRandom random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    static double[] Normals(HostRandom random, int count, double mean) => [.. Enumerable.Range(0, count).Select(_ => mean + Normal(random))];

    // Placement values: the standard error of an AUROC, or of a difference of two, in closed form (DeLong, DeLong and Clarke-Pearson, 1988).
    static double[] Placements(double[] of, double[] among, int sign) =>
        Array.ConvertAll(of, x => among.Average(y => sign * x > sign * y ? 1 : x == y ? 0.5 : 0));

    static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(x => (x - mean) * (x - mean)) / (values.Length - 1);
    }

    static double DeLong(double[] idPlacements, double[] oodPlacements) =>
        Math.Sqrt((Variance(idPlacements) / idPlacements.Length) + (Variance(oodPlacements) / oodPlacements.Length));

    [Fact]
    public void A_resample_equals_the_metrics_of_the_drawn_images()
    {
        var random = new Seed(1).ToRandom();
        var (id, ood) = (Normals(random, 50, 1), Normals(random, 40, 0));
        for (var i = 0; i < 50; i++) id[i] = Math.Round(id[i], 1);
        for (var i = 0; i < 40; i++) ood[i] = Math.Round(ood[i], 1);
        var resampler = new Resampler(id, ood);
        var (idTimes, oodTimes) = (new int[50], new int[40]);
        for (var k = 0; k < 100; k++)
        {
            Resampler.Draw(new((ulong)k), idTimes);
            Resampler.Draw(new((ulong)k + 1000), oodTimes);
            Assert.Equal((50, 40), (idTimes.Sum(), oodTimes.Sum()));
            var drawn = OodMetrics.Compute<double>([.. id.SelectMany((x, i) => Enumerable.Repeat(x, idTimes[i]))], [.. ood.SelectMany((x, i) => Enumerable.Repeat(x, oodTimes[i]))]);
            Assert.Equal(drawn with { Threshold95 = 0 }, resampler.Metrics(idTimes, oodTimes) with { Threshold95 = 0 });
        }
    }

    [Fact]
    public void Interval_has_the_width_of_the_closed_form()
    {
        var random = new Seed(2).ToRandom();
        var (id, ood) = (Normals(random, 800, 1), Normals(random, 500, 0));
        var auroc = Bootstrap.Intervals(id, ood, new(7), resamples: 4000).Auroc;
        Assert.Equal(OodMetrics.Compute<double>(id, ood).Auroc, auroc.Point);
        Assert.Equal((0.95, 4000), (auroc.Level, auroc.Resamples));
        var error = DeLong(Placements(id, ood, 1), Placements(ood, id, -1));
        Assert.Equal(1, (auroc.High - auroc.Low) / (2 * 1.96 * error), 0.06);
        Assert.InRange(auroc.Point, auroc.Low, auroc.High);
    }

    [Fact]
    public void Intervals_cover_the_truth_as_often_as_they_say()
    {
        // Two normals one deviation apart: AUROC = Phi(1 / sqrt 2) = 0.7602499389.
        const double Truth = 0.7602499389;
        var random = new Seed(3).ToRandom();
        var covered = Enumerable.Range(0, 300).Count(k =>
        {
            var interval = Bootstrap.Intervals(Normals(random, 150, 1), Normals(random, 150, 0), new((ulong)k), resamples: 300).Auroc;
            return interval.Low <= Truth && Truth <= interval.High;
        });
        Assert.InRange(covered / 300.0, 0.91, 0.985);
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval()
    {
        double[] id = [1, 2, 3, 4, 5], ood = [0, 1, 2, 3];
        Assert.Equal(Bootstrap.Intervals(id, ood, new(1)), Bootstrap.Intervals(id, ood, new(1)));
        Assert.NotEqual(Bootstrap.Intervals(id, ood, new(1)).AuprIn.Low, Bootstrap.Intervals(id, ood, new(2)).AuprIn.Low);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var random = new Seed(8).ToRandom();
        var (id, ood) = (Normals(random, 300, 1), Normals(random, 200, 0));
        var alone = Enumerable.Range(0, 200).Select(k =>
        {
            var resampler = new Resampler(id, ood);
            var (idTimes, oodTimes) = (new int[300], new int[200]);
            Resampler.Draw(Bootstrap.ResampleSeed(new(1), k)["id"], idTimes);
            Resampler.Draw(Bootstrap.ResampleSeed(new(1), k)["ood"], oodTimes);
            return resampler.Metrics(idTimes, oodTimes);
        }).ToArray();
        Assert.Equal(Bootstrap.Intervals(OodMetrics.Compute<double>(id, ood), alone, 0.95), Bootstrap.Intervals(id, ood, new(1), resamples: 200));
    }

    [Fact]
    public void A_score_compared_with_any_increasing_map_of_itself_does_not_differ()
    {
        var random = new Seed(4).ToRandom();
        var (id, ood) = (Normals(random, 100, 1), Normals(random, 100, 0));
        var differences = PairedBootstrap.Compare(new("set", id, ood, Array.ConvertAll(id, x => Math.Exp(x)), Array.ConvertAll(ood, x => Math.Exp(x))), new(1));
        foreach (var interval in (Interval[])[differences.Auroc, differences.Fpr95, differences.AuprIn, differences.AuprOut])
            Assert.Equal((0.0, 0.0, 0.0, false), (interval.Point, interval.Low, interval.High, interval.ExcludesZero));
    }

    [Fact]
    public void A_paired_difference_has_the_width_of_the_closed_form()
    {
        var random = new Seed(5).ToRandom();
        var (idA, oodA) = (Normals(random, 600, 1), Normals(random, 400, 0));
        double[] idB = [.. idA.Select(x => x + (0.7 * Normal(random)))], oodB = [.. oodA.Select(x => x + (0.7 * Normal(random)))];
        var difference = PairedBootstrap.Compare(new("set", idA, oodA, idB, oodB), new(1), resamples: 4000).Auroc;
        double[] idPlacements = [.. Placements(idA, oodA, 1).Zip(Placements(idB, oodB, 1), (a, b) => a - b)];
        double[] oodPlacements = [.. Placements(oodA, idA, -1).Zip(Placements(oodB, idB, -1), (a, b) => a - b)];
        Assert.Equal(1, (difference.High - difference.Low) / (2 * 1.96 * DeLong(idPlacements, oodPlacements)), 0.06);
        Assert.Equal(OodMetrics.Compute<double>(idA, oodA).Auroc - OodMetrics.Compute<double>(idB, oodB).Auroc, difference.Point, 1e-15);
        Assert.True(difference.ExcludesZero);

        // Unpaired, the same data would give a wider interval.
        var single = Bootstrap.Intervals(idA, oodA, new(1)).Auroc;
        Assert.True(difference.High - difference.Low < single.High - single.Low);
    }

    [Fact]
    public void Means_over_sets_and_seeds_share_their_rows()
    {
        var random = new Seed(6).ToRandom();
        double[] id = Normals(random, 80, 1), near = Normals(random, 60, 0), far = Normals(random, 70, -1);
        double[] idB = Normals(random, 80, 1), nearB = Normals(random, 60, 0), farB = Normals(random, 70, -1);
        PairedScores first = new("near", id, near, idB, nearB), second = new("far", id, far, idB, farB);
        Assert.Equal(PairedBootstrap.Compare(first, new(1)), PairedBootstrap.CompareMeans([first, first], new(1)));

        // A against B and B against A over two seeds cancel exactly only if both draw the same rows.
        var cancelled = PairedBootstrap.CompareMeans([first, new("near", idB, nearB, id, near)], new(1)).Auroc;
        Assert.Equal((0, 0, 0), (cancelled.Point, cancelled.Low, cancelled.High));

        var both = PairedBootstrap.CompareMeans([first, second], new(1)).Auroc;
        Assert.Equal((PairedBootstrap.Compare(first, new(1)).Auroc.Point + PairedBootstrap.Compare(second, new(1)).Auroc.Point) / 2, both.Point, 1e-15);
    }

    [Fact]
    public void Scores_that_can_not_be_of_the_same_images_are_refused()
    {
        double[] two = [1, 2], three = [1, 2, 3];
        Assert.Contains("The same images", Assert.Throws<ArgumentException>(() => PairedBootstrap.Compare(new("set", two, two, three, two), new(1))).Message, StringComparison.Ordinal);
        Assert.Contains("The same images", Assert.Throws<ArgumentException>(() => PairedBootstrap.Compare(new("set", two, two, two, three), new(1))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PairedBootstrap.CompareMeans([new("set", two, two, two, two), new("set", two, three, two, three)], new(1)));
        Assert.Throws<ArgumentException>(() => PairedBootstrap.CompareMeans([], new(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Bootstrap.Intervals(two, two, new(1), resamples: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Bootstrap.Intervals(two, two, new(1), level: 1));
    }

    [Fact]
    public void Quantiles_lie_linearly_between_order_statistics()
    {
        var interval = Interval.Of(0, [5, 1, 2, 4, 3], 0.5);
        Assert.Equal((2, 4), (interval.Low, interval.High));
        interval = Interval.Of(0, [10, 0], 0.9);
        Assert.Equal(0.5, interval.Low, 1e-12);
        Assert.Equal(9.5, interval.High, 1e-12);
    }
}
