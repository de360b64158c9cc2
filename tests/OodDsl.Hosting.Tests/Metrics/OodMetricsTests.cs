using System.Globalization;

namespace OodDsl.Hosting.Tests;

public class OodMetricsTests
{
    sealed record Case(
        string Name, string[] Id, string[] Ood, string Auroc, string AuprIn, string AuprOut, string AuprInAveragePrecision, string AuprOutAveragePrecision,
        string Fpr95, string Threshold95, string IdErrorAtOodRecall95, string DetectionError);

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static OodMetrics Compute(double[] id, double[] ood) => OodMetrics.Compute<double>(id, ood);

    public static TheoryData<string> Names => [.. Oracle.Cases<Case>("metrics.json").Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_with_scikit_learn(string name)
    {
        var expected = Oracle.Cases<Case>("metrics.json").Single(c => string.Equals(c.Name, name, StringComparison.Ordinal));
        var actual = Compute(Array.ConvertAll(expected.Id, Number), Array.ConvertAll(expected.Ood, Number));
        Assert.Equal((expected.Id.Length, expected.Ood.Length), (actual.IdCount, actual.OodCount));
        Assert.Equal(Number(expected.Auroc), actual.Auroc, 1e-12);
        Assert.Equal(Number(expected.AuprIn), actual.AuprIn, 1e-12);
        Assert.Equal(Number(expected.AuprOut), actual.AuprOut, 1e-12);
        Assert.Equal(Number(expected.AuprInAveragePrecision), actual.AuprInAveragePrecision, 1e-12);
        Assert.Equal(Number(expected.AuprOutAveragePrecision), actual.AuprOutAveragePrecision, 1e-12);
        Assert.Equal(Number(expected.Fpr95), actual.Fpr95, 1e-12);
        Assert.Equal(Number(expected.IdErrorAtOodRecall95), actual.IdErrorAtOodRecall95, 1e-12);
        Assert.Equal(Number(expected.DetectionError), actual.DetectionError, 1e-12);
        Assert.Equal(Number(expected.Threshold95), Math.Clamp(actual.Threshold95, -1e305, 1e305));
    }

    [Fact]
    public void Floats_give_what_their_values_as_doubles_give()
    {
        var random = new Seed(1).ToRandom();
        float[] id = [.. Enumerable.Range(0, 5000).Select(_ => random.NextSingle() + 0.2f)], ood = [.. Enumerable.Range(0, 3000).Select(_ => random.NextSingle())];
        Assert.Equal(Compute(Array.ConvertAll(id, x => (double)x), Array.ConvertAll(ood, x => (double)x)), OodMetrics.Compute<float>(id, ood));
    }

    [Fact]
    public void The_two_orientations_of_FPR_at_95_are_not_mixed_up()
    {
        // One ID image in a hundred is lost far below; every OOD image lies under 80 of the ID images.
        double[] id = [-10, .. Enumerable.Range(0, 99).Select(i => (double)i)];
        double[] ood = [.. Enumerable.Range(0, 100).Select(i => 20 - (i / 100.0) - 0.005)];
        var metrics = Compute(id, ood);
        Assert.Equal(4, metrics.Threshold95);
        Assert.Equal(1.0, metrics.Fpr95);
        Assert.Equal(0.21, metrics.IdErrorAtOodRecall95, 1e-12);
    }

    [Fact]
    public void Exactly_95_percent_is_enough()
    {
        foreach (var n in (int[])[20, 40, 60, 100, 140, 1000, 20_000])
        {
            double[] id = [.. Enumerable.Range(0, n).Select(i => (double)i)];
            Assert.Equal(n / 20, Compute(id, [-1.0]).Threshold95);
            Assert.Equal(n / 20, OperatingPoint.ThresholdAtIdRecall<double>(id));
        }
    }

    [Fact]
    public void Nan_and_nothing_are_refused()
    {
        Assert.Contains("OOD score of image 1 is NaN", Assert.Throws<ArgumentException>(() => Compute([1, 2], [1, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Contains("ID score of image 0 is NaN", Assert.Throws<ArgumentException>(() => OodMetrics.Compute<float>([float.NaN], [1])).Message, StringComparison.Ordinal);
        Assert.Contains("no ID scores", Assert.Throws<ArgumentException>(() => Compute([], [1])).Message, StringComparison.Ordinal);
        Assert.Contains("no OOD scores", Assert.Throws<ArgumentException>(() => Compute([1], [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mean_is_unweighted_and_keeps_a_common_threshold()
    {
        var (near, far) = (Compute([1, 2, 3], [2.5]), Compute([1, 2, 3], [0, 0, 0, 1.5]));
        var mean = OodMetrics.Mean([near, far]);
        Assert.Equal((near.Auroc + far.Auroc) / 2, mean.Auroc, 1e-15);
        Assert.Equal((near.Fpr95 + far.Fpr95) / 2, mean.Fpr95, 1e-15);
        Assert.Equal((1.0, 5), (mean.Threshold95, mean.OodCount));
        Assert.Equal(double.NaN, OodMetrics.Mean([near, Compute([5, 6], [1])]).Threshold95);
        Assert.Throws<ArgumentException>(() => OodMetrics.Mean([]));
    }
}
