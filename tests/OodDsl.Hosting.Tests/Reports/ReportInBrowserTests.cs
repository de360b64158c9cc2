using System.Text.Json;
using System.Text.RegularExpressions;

namespace OodDsl.Hosting.Tests;

/// <summary>The page as a browser shows it, in light and dark mode and on paper.</summary>
public sealed partial class ReportInBrowserTests(ReportRunsFixture runs) : IClassFixture<ReportRunsFixture>
{
    // Asks the page about itself. The page has no scripts: this one is put into a copy of it.
    const string Probe = """
        <script>
        const parse = text => text.match(/[\d.]+/g).map(Number);
        const light = ([r, g, b]) => { const f = v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; return .2126 * f(r) + .7152 * f(g) + .0722 * f(b); };
        const contrast = (a, b) => { const [x, y] = [light(parse(a)), light(parse(b))]; return (Math.max(x, y) + .05) / (Math.min(x, y) + .05); };
        const behind = element => { for (; element; element = element.parentElement) { const c = getComputedStyle(element).backgroundColor; if (!c.endsWith(', 0)')) return c; } return 'rgb(255, 255, 255)'; };
        addEventListener('load', () => {
          document.querySelectorAll('details').forEach(details => details.open = true);
          const texts = [...document.querySelectorAll('body *')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !['SCRIPT', 'STYLE', 'title'].includes(e.tagName));
          const faint = texts.filter(e => contrast(getComputedStyle(e)[e.namespaceURI.endsWith('svg') ? 'fill' : 'color'], behind(e)) < 4.5).map(e => e.tagName + '.' + e.getAttribute('class') + ': ' + e.textContent.slice(0, 40));
          const lines = [...document.querySelectorAll('.line, .mark, .open')].filter(e => contrast(getComputedStyle(e).color, behind(e)) < 3).map(e => e.getAttribute('class'));
          const outside = [...document.querySelectorAll('svg text')].filter(e => { const [a, b] = [e.getBoundingClientRect(), e.ownerSVGElement.getBoundingClientRect()]; return a.left < b.left - 2 || a.right > b.right + 2 || a.bottom > b.bottom + 2; }).map(e => e.textContent);
          document.title = 'probe' + JSON.stringify({
            images: document.images.length, broken: [...document.images].filter(i => !i.naturalWidth).length, faint: [...new Set(faint)], lines: [...new Set(lines)], outside: [...new Set(outside)],
            overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth, background: getComputedStyle(document.body).backgroundColor,
            tables: document.querySelectorAll('table').length, charts: document.querySelectorAll('svg').length,
            focusable: [...document.querySelectorAll('a, summary, [tabindex]')].filter(e => e.tabIndex < 0).length }) + 'end';
        });
        </script>
        """;

    [Fact]
    public Task In_light_mode_it_is_readable() => ReadableAsync("1", "rgb(255, 255, 255)", width: 1280);

    [Fact]
    public Task In_dark_mode_it_is_readable() => ReadableAsync("0", "rgb(13, 17, 23)", width: 600);

    [Fact]
    public async Task On_paper_every_part_is_printed()
    {
        Assert.SkipWhen(Browser.Missing is not null, Browser.Missing ?? "");
        using var folder = new TemporaryFolder();
        var page = await runs.WriteAsync("printed", runs.Runs);
        await Browser.RunAsync(folder, $"--print-to-pdf={folder.At("report.pdf")}", "--no-pdf-header-footer", new Uri(page).AbsoluteUri);
        var pdf = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(folder.At("report.pdf")));

        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        // A page at least for the tables and one for each of the four runs, though they are closed on the screen.
        Assert.True(Pages().Count(pdf) >= 5, $"{Pages().Count(pdf)} pages");
    }

    async Task ReadableAsync(string scheme, string background, int width)
    {
        Assert.SkipWhen(Browser.Missing is not null, Browser.Missing ?? "");
        using var folder = new TemporaryFolder();
        var page = await runs.WriteAsync($"screen{scheme}", [.. runs.Runs, runs.Broken]);
        var text = await File.ReadAllTextAsync(page);
        var copy = folder.Write("page.html", System.Text.Encoding.UTF8.GetBytes(text.Replace("</body>", Probe + "</body>", StringComparison.Ordinal)));
        var shown = await Browser.RunAsync(folder, $"--blink-settings=preferredColorScheme={scheme}", $"--window-size={width},900", "--dump-dom", new Uri(copy).AbsoluteUri);
        using var told = JsonDocument.Parse(System.Net.WebUtility.HtmlDecode(Told().Match(shown).Groups["json"].Value));

        var probe = told.RootElement;
        Assert.Equal(background, probe.GetProperty("background").GetString());
        Assert.Equal(0, probe.GetProperty("broken").GetInt32());
        Assert.Equal(Occurrences(text, "<img "), probe.GetProperty("images").GetInt32());
        Assert.Equal(Occurrences(text, "<table>"), probe.GetProperty("tables").GetInt32());
        Assert.Equal(Occurrences(text, "<svg "), probe.GetProperty("charts").GetInt32());
        Assert.Empty(Texts("faint"));
        Assert.Empty(Texts("lines"));
        Assert.Empty(Texts("outside"));
        Assert.Equal(0, probe.GetProperty("overflow").GetInt32());
        Assert.Equal(0, probe.GetProperty("focusable").GetInt32());

        string[] Texts(string name) => [.. probe.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];
    }

    static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex("probe(?<json>.*?)end</title>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Told();

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Pages();
}
