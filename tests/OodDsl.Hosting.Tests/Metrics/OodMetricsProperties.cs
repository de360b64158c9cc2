using FsCheck;
using FsCheck.Fluent;

namespace OodDsl.Hosting.Tests;

/// <summary>What holds for any scores.</summary>
public class OodMetricsProperties
{
    static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(500);

    // Few levels, so that ties are common; infinities and both zeros among them.
    static readonly Gen<double[]> Scores =
        from size in Gen.Choose(1, 60)
        from scores in Gen.Frequency(
            (8, Gen.Choose(-6, 6).Select(i => i / 2.0)), (1, Gen.Constant(double.PositiveInfinity)), (1, Gen.Constant(double.NegativeInfinity)), (1, Gen.Constant(-0.0)))
            .ArrayOf(size)
        select scores;

    static readonly Arbitrary<(double[] Id, double[] Ood)> Pairs = (from id in Scores from ood in Scores select (id, ood)).ToArbitrary();

    static OodMetrics Compute(double[] id, double[] ood) => OodMetrics.Compute<double>(id, ood);

    static void ForAll(Func<double[], double[], bool> property) => Prop.ForAll(Pairs, pair => property(pair.Id, pair.Ood)).Check(Config);

    [Fact]
    public void Strictly_increasing_maps_change_nothing_but_the_threshold() => ForAll((id, ood) =>
    {
        var before = Compute(id, ood) with { Threshold95 = 0 };
        return ((Func<double, double>[])[x => x + 20, x => x - 1e6, x => 3 * x, Math.Atan, x => Math.Exp(x) - 1, x => x * x * x])
            .All(map => before == Compute(Array.ConvertAll(id, x => map(x)), Array.ConvertAll(ood, x => map(x))) with { Threshold95 = 0 });
    });

    [Fact]
    public void Swapping_roles_and_sign_swaps_the_metrics() => ForAll((id, ood) =>
    {
        var (a, b) = (Compute(id, ood), Compute(Array.ConvertAll(ood, x => -x), Array.ConvertAll(id, x => -x)));
        return a.Auroc == b.Auroc && a.Fpr95 == b.IdErrorAtOodRecall95 && a.IdErrorAtOodRecall95 == b.Fpr95 && a.AuprIn == b.AuprOut
            && a.AuprOut == b.AuprIn && a.AuprInAveragePrecision == b.AuprOutAveragePrecision && Math.Abs(a.DetectionError - b.DetectionError) < 1e-15;
    });

    [Fact]
    public void Swapping_roles_alone_reverses_AUROC() => ForAll((id, ood) => Math.Abs(Compute(id, ood).Auroc + Compute(ood, id).Auroc - 1) < 1e-15);

    [Fact]
    public void The_order_of_the_images_does_not_matter() => ForAll((id, ood) => Compute(id, ood) == Compute([.. id.Reverse()], [.. ood.Reverse()]));

    [Fact]
    public void Every_image_counted_three_times_changes_nothing() => ForAll((id, ood) =>
    {
        var (once, thrice) = (Compute(id, ood), Compute([.. id, .. id, .. id], [.. ood, .. ood, .. ood]));
        return Math.Abs(once.Auroc - thrice.Auroc) < 1e-14 && Math.Abs(once.AuprIn - thrice.AuprIn) < 1e-14 && once.Fpr95 == thrice.Fpr95
            && once.Threshold95.Equals(thrice.Threshold95);
    });

    [Fact]
    public void Auroc_is_the_share_of_pairs_in_order() => ForAll((id, ood) =>
        Math.Abs(Compute(id, ood).Auroc - id.Average(x => ood.Average(y => x > y ? 1 : x == y ? 0.5 : 0))) < 1e-14);

    [Fact]
    public void The_threshold_is_the_largest_that_keeps_95_percent() => ForAll((id, ood) =>
    {
        var metrics = Compute(id, ood);
        var kept = id.Count(x => x >= metrics.Threshold95);
        var above = id.Concat(ood).Where(x => x > metrics.Threshold95).DefaultIfEmpty(double.NaN).Min();
        return 100 * kept >= 95 * id.Length && (double.IsNaN(above) || 100 * id.Count(x => x >= above) < 95 * id.Length)
            && metrics.Fpr95 == ood.Count(x => x >= metrics.Threshold95) / (double)ood.Length;
    });

    [Fact]
    public void Large_sets_are_sorted_like_small_ones()
    {
        var random = new Seed(3).ToRandom();
        Func<double>[] draws =
        [
            random.NextDouble, () => random.NextSingle() - 0.5f, () => random.Next(-3, 4), () => BitConverter.UInt64BitsToDouble(random.NextBits()), () => 7,
            () => random.Next(5) switch { 0 => double.NegativeInfinity, 1 => double.PositiveInfinity, 2 => -0.0, 3 => double.Epsilon, _ => 0.0 },
        ];
        foreach (var draw in draws)
        {
            double[] scores = [.. Enumerable.Range(0, 10_000).Select(_ => draw()).Where(x => !double.IsNaN(x))];
            var sorted = Array.ConvertAll(SortedKeys.Of<double>(scores, "test"), SortedKeys.Score);
            Array.Sort(scores);
            Assert.Equal(scores, sorted);
        }
    }
}
