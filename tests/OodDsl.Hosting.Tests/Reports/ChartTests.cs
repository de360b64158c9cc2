using System.Xml.Linq;

namespace OodDsl.Hosting.Tests;

public sealed class ChartTests
{
    [Fact]
    public void The_area_under_a_roc_curve_is_the_auroc()
    {
        var random = new Seed(4).ToRandom();
        // Rounded, so that scores tie within and between the kinds.
        double[] id = [.. Enumerable.Range(0, 300).Select(_ => Math.Round((random.NextDouble() * 2) + 0.4, 1))], ood = [.. Enumerable.Range(0, 170).Select(_ => Math.Round(random.NextDouble() * 2, 1))];
        var exact = RocCurve.Of(id, ood, resolution: 0);

        Assert.Equal(OodMetrics.Compute<double>(id, ood).Auroc, Area(exact), 1e-12);
        Assert.Equal(((0, 0), (1, 1)), (exact[0], exact[^1]));
        Assert.Equal(Area(exact), Area(RocCurve.Of(id, ood, 0.05)), 0.05);
        Assert.Equal([(0, 0), (1, 1)], RocCurve.Of([1, 1], [1]));

        static double Area(IReadOnlyList<(double X, double Y)> corners) => corners.Zip(corners.Skip(1), (a, b) => (b.X - a.X) * (a.Y + b.Y) / 2).Sum();
    }

    [Theory]
    [InlineData(0, 1, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [InlineData(-3, 14, new[] { 0.0, 5, 10 })]
    [InlineData(0.012, 0.019, new[] { 0.012, 0.014, 0.016, 0.018 })]
    public void Ticks_are_round(double low, double high, double[] expected) =>
        Assert.Equal(expected, new Scale(low, high, 0, 100).Ticks(5), (x, y) => Math.Abs(x - y) < 1e-12);

    [Fact]
    public void A_logarithmic_scale_has_equal_distances_for_equal_ratios()
    {
        var scale = new Scale(0.01, 100, 0, 400, IsLog: true);

        Assert.Equal([0, 100, 200, 400], ((double[])[0.01, 0.1, 1, 100]).Select(scale.At), (x, y) => Math.Abs(x - y) < 1e-9);
        Assert.Equal([0.01, 0.1, 1, 10, 100], scale.Ticks(6), (x, y) => Math.Abs(x / y - 1) < 1e-9);
    }

    [Fact]
    public void What_is_not_finite_interrupts_a_line()
    {
        var chart = new LineChart("t", "x", "y").Render([new("a", "series0", [(0, 1), (1, 2), (2, double.NaN), (3, 2), (4, double.PositiveInfinity)])]);
        var line = Assert.Single(Classes(chart, "line series0"));

        Assert.Equal(2, ((string)line.Attribute("d")!).Count(letter => letter == 'M'));
        Assert.DoesNotContain("NaN", chart.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("∞", chart.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Losses_that_differ_by_magnitudes_are_drawn_by_their_logarithms()
    {
        (double, double)[] points = [(0, 0.01), (1, 1), (2, 100)];

        Assert.Contains("(logarithmic)", Render(mayBeLog: true), StringComparison.Ordinal);
        Assert.DoesNotContain("(logarithmic)", Render(mayBeLog: false), StringComparison.Ordinal);

        string Render(bool mayBeLog) => new LineChart("t", "x", "y") { MayBeLog = mayBeLog }.Render([new("a", "series0", points)]).Value;
    }

    [Fact]
    public void A_dataflow_is_drawn_with_every_node_right_of_what_it_reads()
    {
        var picture = FlowDiagram.Draw(
            ["flowchart LR", "  subgraph training", "    a([\"set\"])", "    b[\"flip\"]", "    c{{\"loss\"}}", "    a --> b", "    b --> c", "    a --> c", "  end", "  f[[\"fit\"]]", "  f --> c"])!;

        var boxes = Classes(picture, "node").Select(box => (double)box.Attribute("x")!).ToArray();
        Assert.Equal(4, boxes.Length);
        Assert.True(boxes[0] < boxes[1] && boxes[1] < boxes[2] && boxes[3] < boxes[2]);
        Assert.All((string[])["set", "flip", "loss", "fit", "training"], text => Assert.Contains(text, picture.Value, StringComparison.Ordinal));
        Assert.Null(FlowDiagram.Draw(["flowchart LR", "sequenceDiagram: a ->> b"]));
    }

    static IEnumerable<XElement> Classes(XElement picture, string name) => picture.Descendants().Where(element => (string?)element.Attribute("class") == name);
}
