using System.Globalization;
using System.Xml.Linq;

namespace OodDsl.Hosting;

/// <summary>The lines of OOD sets with their names, for several charts together.</summary>
static class SetLegend
{
    const double Width = 1120, LineHeight = 18;

    /// <summary>Draws.</summary>
    public static XElement Render(IReadOnlyList<(string Name, string Group)> sets)
    {
        var styles = ChartStyle.Of(sets.Select(set => set.Group));
        List<XElement> entries = [];
        var (x, line) = (0.0, 0);
        for (var i = 0; i < sets.Count; i++)
        {
            var text = $"{sets[i].Name} ({sets[i].Group})";
            var needed = 42 + (6.4 * text.Length);
            if (x > 0 && x + needed > Width) (x, line) = (0, line + 1);
            entries.Add(Svg.Path(string.Create(CultureInfo.InvariantCulture, $"M{x:0.#} {(line * LineHeight) + 9:0.#}h20"), $"line {styles[i]}"));
            entries.Add(Svg.Text(text, x + 26, (line * LineHeight) + 13, "text small"));
            x += needed;
        }
        return Svg.Picture(line > 0 ? Width : Math.Max(x, 1), (line + 1) * LineHeight, $"Lines of the OOD sets: {string.Join(", ", sets.Select(set => set.Name))}", entries);
    }
}
