using System.Xml.Linq;

namespace OodDsl.Hosting.Tests;

public sealed class ScoreFigureTests
{
    static readonly ScorePanel Panel = new(
        "A & B <score>",
        [1, 2, 3, 4],
        [new("letters", "near", [0, 1, 2], 0.75), new("noise", "far", [float.NegativeInfinity, -1], 1), new("digits", "far", [0], 0.5)]);

    [Fact]
    public void It_is_well_formed_and_has_an_area_for_id_and_a_line_for_every_set_of_every_panel()
    {
        var figure = XElement.Parse(ScoreFigure.Render("run", [Panel, Panel]));
        var classes = figure.Descendants().Where(element => element.Name.LocalName is "path").Select(path => (string?)path.Attribute("class")).ToArray();

        Assert.Equal(2, classes.Count(name => name is "area id"));
        // Three curves in two panels, and the legend.
        Assert.Equal(9, classes.Count(name => name!.StartsWith("line ", StringComparison.Ordinal)));
        Assert.Contains("A & B <score>", figure.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Sets_differ_in_colour_and_groups_are_summed_up()
    {
        var figure = XElement.Parse(ScoreFigure.Render("run", [Panel]));
        var colours = figure.Descendants().Select(element => (string?)element.Attribute("class")).Where(name => name?.StartsWith("line ", StringComparison.Ordinal) == true);

        Assert.Equal(["line near0", "line far0", "line far1"], colours.Distinct());
        Assert.Contains("near 0.750 · far 0.750", figure.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_loaded_from_outside() =>
        Assert.DoesNotContain("href", ScoreFigure.Render("run", [Panel]), StringComparison.OrdinalIgnoreCase);
}
