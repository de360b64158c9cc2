using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OodDsl.Generators.Tests;

/// <summary>A generator's run over a project, which can go on after an edit.</summary>
sealed class GeneratorRun
{
    readonly GeneratorDriver driver;

    GeneratorRun(GeneratorDriver driver, Compilation input)
    {
        this.driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        Output = output;
        Result = this.driver.GetRunResult().Results[0];
        if (Result.Exception is { } exception) throw new InvalidOperationException("The generator failed.", exception);
    }

    public static GeneratorRun Start(IIncrementalGenerator generator, Compilation input) =>
        new(CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: TestProject.Parse,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)), input);

    /// <summary>The same generator over an edited project.</summary>
    public GeneratorRun Then(TestProject project) => Over(project.Compile());

    public GeneratorRun Over(Compilation compilation) => new(driver, compilation);

    public Compilation Output { get; }

    public GeneratorRunResult Result { get; }

    public IReadOnlyList<string> Files => [.. Result.GeneratedSources.Select(source => source.HintName)];

    public string Text(string hintName) => Result.GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();

    /// <summary>Errors and warnings of the project with its generated files, without the missing entry point.</summary>
    public IEnumerable<Diagnostic> Diagnostics => Output.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id is not ("CS5001" or "CS1701" or "CS1702"));

    /// <summary>Fails with the first errors, and the generated text they are in.</summary>
    public GeneratorRun Compiles()
    {
        var diagnostics = Diagnostics.ToArray();
        var where =
            diagnostics.FirstOrDefault(diagnostic => diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
        Assert.True(diagnostics.Length == 0, string.Join("\n", diagnostics.Take(20)) + Around(where));
        return this;
    }

    /// <summary>The generated lines that a diagnostic is in.</summary>
    static string Around(Diagnostic? diagnostic)
    {
        if (diagnostic?.Location is not { SourceTree: { } tree, SourceSpan.Start: var start }) return "";
        var lines = tree.ToString().Split('\n');
        var line = tree.GetText().Lines.GetLineFromPosition(start).LineNumber;
        return "\n\n" + string.Join("\n", lines.Skip(Math.Max(0, line - 5)).Take(11));
    }
}
