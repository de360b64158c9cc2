using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OodDsl.Generators.Benchmarks;

/// <summary>Times of one project's generator, in milliseconds, and the memory it holds.</summary>
sealed class Measurement(int experiments)
{
    const int Edits = 40;

    /// <summary>In the body of a helper of one experiment, which changes its fingerprint.</summary>
    static readonly (string Path, string Old, string New) Keystroke = ("Sample7.cs", "-rows.square();", "-rows.square() * 2;");

    public int Experiments { get; } = experiments;

    public double Cold { get; private set; }

    public double ColdHeld { get; private set; }

    public double[] Keystrokes { get; private set; } = [];

    public double[] Unrelated { get; private set; } = [];

    public double[] Base { get; private set; } = [];

    public double[] Diagnostics { get; private set; } = [];

    public int Files { get; private set; }

    public Measurement Run()
    {
        var project = SampleProject.Create(Experiments);
        // What the compiler would do anyway: declarations are bound once.
        _ = project.GetDiagnostics();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        GeneratorDriver driver = Driver();
        var watch = Stopwatch.StartNew();
        driver = driver.RunGenerators(project);
        Cold = watch.Elapsed.TotalMilliseconds;
        var result = driver.GetRunResult();
        if (result.Results[0].Exception is { } exception) throw exception;
        Files = result.GeneratedTrees.Length;
        result = null;
        ColdHeld = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;

        Keystrokes = Series(ref driver, ref project, Keystroke, Edits);
        Unrelated = Series(ref driver, ref project, ("Unrelated.cs", "x / 2", "x / 3"), Edits);
        Base = Series(ref driver, ref project, ("Reference.cs", "Epochs = 5", "Epochs = 6"), 4);
        Diagnostics = Analyze(driver, project);
        GC.KeepAlive(driver);
        return this;
    }

    static CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create([new ExperimentGenerator().AsSourceGenerator()], parseOptions: SampleProject.Parse);

    /// <summary>Edits one place back and forth; only the generator is timed, not the parser.</summary>
    static double[] Series(ref GeneratorDriver driver, ref CSharpCompilation project, (string Path, string Old, string New) edit, int times)
    {
        var found = new List<double>();
        for (var i = 0; i < times; i++)
        {
            project = Edited(project, edit, i);
            var watch = Stopwatch.StartNew();
            driver = driver.RunGenerators(project);
            found.Add(watch.Elapsed.TotalMilliseconds);
        }
        found.Sort();
        return [.. found];
    }

    static CSharpCompilation Edited(CSharpCompilation project, (string Path, string Old, string New) edit, int i) => i % 2 == 0
        ? SampleProject.Edit(project, edit.Path, edit.Old, edit.New)
        : SampleProject.Edit(project, edit.Path, edit.New, edit.Old);

    /// <summary>What the analyzers cost for the file that is edited, as an editor asks for it: after the generator has read the edit.</summary>
    static double[] Analyze(GeneratorDriver driver, CSharpCompilation project)
    {
        var found = new List<double>();
        for (var i = 0; i < Edits; i++)
        {
            project = Edited(project, Keystroke, i);
            driver = driver.RunGeneratorsAndUpdateCompilation(project, out var generated, out _);
            var model = generated.GetSemanticModel(project.SyntaxTrees.First(tree => tree.FilePath == Keystroke.Path));
            var analyzed = generated.WithAnalyzers([new ExperimentAnalyzer(), new ComponentAnalyzer(), new CodeAnalyzer()]);
            var watch = Stopwatch.StartNew();
            _ = analyzed.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None).GetAwaiter().GetResult();
            found.Add(watch.Elapsed.TotalMilliseconds);
        }
        found.Sort();
        return [.. found];
    }
}
