using FsCheck;
using FsCheck.Fluent;

namespace OodDsl.Hosting.Tests;

/// <summary>Risk over coverage, and correct classification at a false positive rate.</summary>
public sealed class SelectiveTests
{
    static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(200);

    static readonly Arbitrary<(double[] Scores, bool[] Right)> Answers = (
        from size in Gen.Choose(1, 40)
        from scores in Gen.Choose(-4, 4).Select(i => i / 2.0).ArrayOf(size)
        from right in Gen.Elements(true, false).ArrayOf(size)
        select (scores, right)).ToArbitrary();

    [Fact]
    public void Areas_and_rates_are_those_of_an_enumeration()
    {
        foreach (var test in Oracle.Cases<Case>("selective.json"))
        {
            var risk = RiskCoverage.Of(test.Known, test.Right);
            Assert.Equal(test.Aurc, risk.Aurc, 1e-12);
            Assert.Equal(test.Optimal, risk.Optimal, 1e-12);
            Assert.Equal(test.Ccr, OpenSetMetrics.CcrAtFpr(test.Known, test.Right, test.Unknown, test.Rate), 1e-12);
        }
    }

    [Fact]
    public void Neither_order_nor_increasing_maps_change_them() => Prop.ForAll(Answers, pair =>
    {
        var (scores, right) = pair;
        var before = RiskCoverage.Of(scores, right);
        var mapped = RiskCoverage.Of([.. scores.Select(score => Math.Exp(score) - 1e3).Reverse()], [.. right.Reverse()]);
        double[] unknown = [-1, 0, 0.5, 0.5];
        return Math.Abs(before.Aurc - mapped.Aurc) < 1e-13 && before.Optimal <= before.Aurc + 1e-13
            && OpenSetMetrics.CcrAtFpr(scores, right, unknown, 0.5)
            == OpenSetMetrics.CcrAtFpr(Array.ConvertAll(scores, score => 3 * score + 1), right, [-2, 1, 2.5, 2.5], 0.5);
    }).Check(Config);

    [Fact]
    public void A_score_that_says_nothing_has_the_error_rate() => Assert.Equal(0.25, RiskCoverage.Of([1, 1, 1, 1], [true, false, true, true]).Aurc, 1e-15);

    [Fact]
    public void The_best_order_has_no_excess() => Assert.Equal(0, RiskCoverage.Of([3, double.PositiveInfinity, -1], [true, true, false]).Excess);

    [Fact]
    public void A_score_that_is_not_a_number_is_refused() =>
        Assert.Throws<ArgumentException>(() => RiskCoverage.Of([1, double.NaN], [true, false]));

    [Fact]
    public void The_full_spectrum_pools_shifted_with_plain_images()
    {
        double[] id = [3, 4, 5], shifted = [1, 2], ood = [0, 1.5];
        var pooled = OodMetrics.FullSpectrum<double>(id, [shifted, new double[] { 6 }], ood);
        Assert.Equal(OodMetrics.Compute<double>([3, 4, 5, 1, 2, 6], ood), pooled);
        Assert.Equal(OodMetrics.Compute<double>(id, ood), OodMetrics.FullSpectrum<double>(id, [], ood));
    }

    sealed record Case(double[] Known, bool[] Right, double[] Unknown, double Rate, double Ccr, double Aurc, double Optimal);
}
