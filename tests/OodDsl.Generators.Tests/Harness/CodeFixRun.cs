using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OodDsl.Generators.Tests;

/// <summary>Applies a fix to a document, as an editor does.</summary>
static class CodeFixRun
{
    const string Head = "namespace Experiments;\n";

    /// <summary>Applies the fix for the first diagnostic of the rule and expects the sample to be changed so, and the rule to be kept.</summary>
    /// <param name="fix">What offers it.</param>
    /// <param name="rule">What is wrong.</param>
    /// <param name="before">The sample.</param>
    /// <param name="after">The sample after the fix.</param>
    /// <param name="title">Begin of the offer's title, where several are made.</param>
    public static async Task Expect(CodeFixProvider fix, string rule, string before, string after, string title = "")
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var document = Load(workspace, TestProject.Of(before));
        var wrong = (await Diagnostics(document.Project)).First(diagnostic => diagnostic.Id == rule);
        Assert.Contains(rule, fix.FixableDiagnosticIds);
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, wrong, (action, _) => actions.Add(action), cancellation));
        var chosen = actions.Find(action => action.Title.StartsWith(title, StringComparison.Ordinal));
        Assert.True(chosen is not null, $"No offer '{title}' among: {string.Join("; ", actions.Select(action => action.Title))}");

        var operations = await chosen.GetOperationsAsync(cancellation);
        var solution = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution;
        var changed = solution.GetDocument(document.Id)!;
        Assert.Equal(Head + after, (await changed.GetTextAsync(cancellation)).ToString());
        Assert.DoesNotContain(await Diagnostics(changed.Project), diagnostic => diagnostic.Id == rule);
    }

    /// <summary>The offers for the first diagnostic of a rule.</summary>
    public static async Task<IReadOnlyList<string>> Offers(CodeFixProvider fix, string rule, string source)
    {
        using var workspace = new AdhocWorkspace();
        var document = Load(workspace, TestProject.Of(source));
        var wrong = (await Diagnostics(document.Project)).First(diagnostic => diagnostic.Id == rule);
        var titles = new List<string>();
        await fix.RegisterCodeFixesAsync(
            new CodeFixContext(document, wrong, (action, _) => titles.Add(action.Title), TestContext.Current.CancellationToken));
        return titles;
    }

    static Document Load(AdhocWorkspace workspace, TestProject source)
    {
        var compilation = source.Compile();
        var id = ProjectId.CreateNewId();
        workspace.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Experiments", "Experiments", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: TestProject.Parse, metadataReferences: compilation.References));
        foreach (var (path, tree) in source.Files) workspace.AddDocument(id, path, tree.GetText());
        return workspace.CurrentSolution.GetProject(id)!.Documents.Single(document => document.Name == "Sample.cs");
    }

    static async Task<IEnumerable<Diagnostic>> Diagnostics(Project project)
    {
        var compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var found = await compilation.WithAnalyzers(AnalyzerRun.Analyzers).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start);
    }
}
