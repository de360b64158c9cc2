namespace OodDsl.Hosting.Tests;

public sealed class OpenSetMetricsTests
{
    [Fact]
    public void Oscr_and_macro_f1_are_those_of_an_independent_computation()
    {
        foreach (var test in Oracle.Cases<Case>("openset.json"))
        {
            var oscr = OpenSetMetrics.Oscr(test.Known, [.. test.Predictions.Zip(test.Labels, (a, b) => a == b)], test.Unknown);
            var f1 = OpenSetMetrics.MacroF1(
                test.Threshold, test.Classes, (test.Known, test.Predictions, test.Labels), (test.Unknown, test.UnknownPredictions));

            Assert.Equal(test.Oscr, oscr, 1e-12);
            Assert.Equal(test.MacroF1, f1, 1e-12);
        }
    }

    [Fact]
    public void Nothing_right_is_nothing() => Assert.Equal(0, OpenSetMetrics.Oscr([1, 2], [false, false], [0.0]));

    sealed record Case(
        int Classes, double Threshold, double[] Known, int[] Predictions, int[] Labels, double[] Unknown, int[] UnknownPredictions, double Oscr,
        double MacroF1);
}
