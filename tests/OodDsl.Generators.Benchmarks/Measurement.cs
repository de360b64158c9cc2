using System.Collections.Immutable;
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

    /// <summary>The same where every generated file is put into the project anew.</summary>
    public double[] AllAnew { get; private set; } = [];

    /// <summary>What the compiler takes for the same file by itself.</summary>
    public double[] Compiler { get; private set; } = [];

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
        (Diagnostics, Compiler) = Analyze(driver, project, asEditor: true);
        (AllAnew, _) = Analyze(driver, project, asEditor: false);
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
    /// <param name="driver">The generator, which has seen the project.</param>
    /// <param name="project">The project without what is generated.</param>
    /// <param name="asEditor">
    /// An editor keeps the project with its generated files and replaces those that changed. A compilation to which all are added declares all of
    /// them once more, which is the compiler's work and grows with their number.
    /// </param>
    static (double[] Analyzers, double[] Compiler) Analyze(GeneratorDriver driver, CSharpCompilation project, bool asEditor)
    {
        var (analyzers, compiler) = (new List<double>(), new List<double>());
        driver = driver.RunGeneratorsAndUpdateCompilation(project, out var whole, out _);
        var files = driver.GetRunResult().GeneratedTrees;
        for (var i = 0; i < Edits; i++)
        {
            var before = project;
            project = Edited(project, Keystroke, i);
            driver = driver.RunGeneratorsAndUpdateCompilation(project, out var anew, out _);
            var now = driver.GetRunResult().GeneratedTrees;
            whole = asEditor ? Replaced(whole, before, project, files, now) : anew;
            files = now;

            var tree = project.SyntaxTrees.First(tree => tree.FilePath == Keystroke.Path);
            var watch = Stopwatch.StartNew();
            var model = whole.GetSemanticModel(tree);
            _ = model.GetDiagnostics();
            compiler.Add(watch.Elapsed.TotalMilliseconds);
            var analyzed = whole.WithAnalyzers([new ExperimentAnalyzer(), new ComponentAnalyzer(), new CodeAnalyzer()]);
            watch.Restart();
            _ = analyzed.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None).GetAwaiter().GetResult();
            analyzers.Add(watch.Elapsed.TotalMilliseconds);
        }
        analyzers.Sort();
        compiler.Sort();
        return ([.. analyzers], [.. compiler]);
    }

    static Compilation Replaced(
        Compilation whole, CSharpCompilation before, CSharpCompilation after, ImmutableArray<SyntaxTree> files, ImmutableArray<SyntaxTree> now)
    {
        foreach (var (old, written) in before.SyntaxTrees.Zip(after.SyntaxTrees).Concat(files.Zip(now)))
            if (old != written) whole = whole.ReplaceSyntaxTree(old, written);
        return whole;
    }
}
