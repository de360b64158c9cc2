using System.Text.RegularExpressions;

namespace OodDsl.Generators.Tests;

/// <summary>Every sample of the guide compiles without a diagnostic, and its experiments run for a few steps.</summary>
public class GuideTests
{
    static readonly string Text = File.ReadAllText(Repository.PathOf("src", "OodDsl", "docs", "guide.md"));

    /// <summary>Samples by the heading they stand under; those that say so go on from the one before.</summary>
    public static TheoryData<string> Headings => [.. Samples.Keys];

    static Dictionary<string, string> Samples { get; } = Regex
        .Matches(Text, "^## (?<heading>[^\n]+)\n(?<body>.*?)(?=^## |\\z)", RegexOptions.Multiline | RegexOptions.Singleline, TimeSpan.FromSeconds(10))
        .Select(match => (Heading: match.Groups["heading"].Value, Code: Code(match.Groups["body"].Value)))
        .Where(sample => sample.Code.Length > 0)
        .ToDictionary(sample => sample.Heading, sample => sample.Code, StringComparer.Ordinal);

    [Theory, MemberData(nameof(Headings))]
    public Task Compiles(string heading) => AnalyzerRun.ExpectNone(Samples[heading]);

    /// <summary>On small images, with a small network, so that a run takes no time; all else is the sample's.</summary>
    [Theory, MemberData(nameof(Headings))]
    public void Runs(string heading)
    {
        using var sample = SampleRun.Of(Samples[heading].Replace(": Reference", ": Tiny", StringComparison.Ordinal)
            .Replace("Photos", "BrightQuadrants", StringComparison.Ordinal));
        Assert.NotEmpty(sample.Catalog);
        foreach (var experiment in sample.Catalog)
        {
            var result = sample.Run(experiment.Name);
            Assert.NotEmpty(result.Results);
            Assert.All(result.Results, score => Assert.True(double.IsFinite(score.Auroc), $"{experiment.Name}: {score.Score}"));
        }
    }

    [Fact]
    public void ThereAreSamples() => Assert.True(Samples.Count >= 8, string.Join(", ", Samples.Keys));

    [Fact]
    public void LinksLead()
    {
        var folder = Repository.PathOf("src", "OodDsl", "docs");
        var links = Regex.Matches(Text, @"\]\((?<path>[^)#]+)", RegexOptions.None, TimeSpan.FromSeconds(10)).Select(link => link.Groups["path"].Value).ToArray();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(folder, link)), link));
    }

    static string Code(string body) => string.Join("\n", Regex
        .Matches(body, "^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline, TimeSpan.FromSeconds(10))
        .Select(match => match.Groups["code"].Value));
}
