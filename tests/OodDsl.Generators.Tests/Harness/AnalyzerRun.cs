using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OodDsl.Generators.Tests;

/// <summary>Runs the analyzers over a project whose text marks the expected places <c>[|so|]</c>.</summary>
static class AnalyzerRun
{
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [new ExperimentAnalyzer(), new ComponentAnalyzer(), new BenchmarkAnalyzer(), new CodeAnalyzer()];

    /// <summary>The diagnostics with the text they are at, in the order of the text.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Analyze(TestProject project)
    {
        var compilation = project.Compile().WithAnalyzers(Analyzers);
        var diagnostics = await compilation.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id.StartsWith("AD", StringComparison.Ordinal));
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>Expects one rule to fire at the marked places, and nothing else anywhere.</summary>
    public static async Task Expect(string rule, string marked, params string[] messageParts)
    {
        var diagnostics =
            await Analyze(TestProject.Of(marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)));
        var shown = string.Join("\n",
            diagnostics.Select(diagnostic => $"{diagnostic.Location.GetLineSpan()} '{At(diagnostic)}' {diagnostic.Id}: {diagnostic.GetMessage()}"));
        Assert.True(Spans(marked).SequenceEqual(diagnostics.Select(diagnostic => Absolute(diagnostic.Location))),
            $"Expected at {string.Join(", ", Spans(marked))}:\n{shown}");
        Assert.All(diagnostics, diagnostic => Assert.Equal(rule, diagnostic.Id));
        foreach (var part in messageParts) Assert.Contains(part, diagnostics[0].GetMessage(), StringComparison.Ordinal);
    }

    /// <summary>Expects no diagnostics, and code that compiles with what is generated.</summary>
    public static async Task ExpectNone(string source)
    {
        var project = TestProject.Of(source);
        var diagnostics = await Analyze(project);
        Assert.True(diagnostics.Count == 0, string.Join("\n", diagnostics));
        project.Run().Compiles();
    }

    static string At(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);

    static (int Start, int Length) Absolute(Location location) => (location.SourceSpan.Start, location.SourceSpan.Length);

    static List<(int Start, int Length)> Spans(string marked)
    {
        var offset = "namespace Experiments;\n".Length;
        var spans = new List<(int, int)>();
        for (var (from, removed) = (0, 0); marked.IndexOf("[|", from, StringComparison.Ordinal) is var start and >= 0; removed += 4)
        {
            var end = marked.IndexOf("|]", start, StringComparison.Ordinal);
            spans.Add((offset + start - removed, end - start - 2));
            from = end;
        }
        return spans;
    }
}
