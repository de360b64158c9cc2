using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace OodDsl.Generators.Tests;

/// <summary>Every rule has a page; what a page shows as wrong breaks exactly its rule, what it shows as right breaks none.</summary>
public class RulePageTests
{
    static readonly string Folder = Repository.PathOf("generators", "OodDsl.Generators", "docs", "rules");

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(rule => rule.Id)];

    [Theory, MemberData(nameof(Ids))]
    public async Task WrongSampleBreaksTheRule(string id)
    {
        var diagnostics = await AnalyzerRun.Analyze(TestProject.Of(Sample(id, "Wrong")));
        Assert.NotEmpty(diagnostics);
        Assert.All(diagnostics, diagnostic => Assert.True(diagnostic.Id == id, $"{diagnostic}\n{Sample(id, "Wrong")}"));
    }

    [Theory, MemberData(nameof(Ids))]
    public Task RightSampleIsSound(string id) => AnalyzerRun.ExpectNone(Sample(id, "Right"));

    [Theory, MemberData(nameof(Ids))]
    public void HeadingIsTheRules(string id)
    {
        var rule = Descriptors.Of(id);
        var text = Page(id);
        Assert.StartsWith($"# {id}: {rule.Title}\n\n{rule.DefaultSeverity}, {rule.Category.ToLowerInvariant()}. ", text, StringComparison.Ordinal);
        Assert.Contains("\n## Why\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void HelpLinksLeadToThePages() => Assert.All(
        Descriptors.All, rule => Assert.True(File.Exists(Repository.PathOf(rule.HelpLinkUri.Split('/'))), rule.HelpLinkUri));

    [Fact]
    public void ThereAreNoOtherPages() => Assert.Equal(
        Descriptors.All.Select(rule => rule.Id).Append("README").Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Folder, "*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    [Fact]
    public void RulesAreTracked() => Assert.Equal(
        Descriptors.All.OrderBy(rule => rule.Id, StringComparer.Ordinal).Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}"),
        File.ReadLines(Repository.PathOf("generators", "OodDsl.Generators", "AnalyzerReleases.Unshipped.md"))
            .Concat(File.ReadLines(Repository.PathOf("generators", "OodDsl.Generators", "AnalyzerReleases.Shipped.md")))
            .Where(line => line.StartsWith("OOD", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void EveryRuleHasADescriptor() => Assert.Equal(
        typeof(Rules).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
        Descriptors.All.Select(rule => rule.Id).Order(StringComparer.Ordinal));

    static string Page(string id) => File.ReadAllText(Path.Combine(Folder, id + ".md"));

    static string Sample(string id, string heading)
    {
        var match = Regex.Match(
            Page(id), $"^## {heading}\n\n```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline, TimeSpan.FromSeconds(10));
        Assert.True(match.Success, $"{id}.md has no sample under '{heading}'.");
        return match.Groups["code"].Value;
    }
}
