using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OodDsl.Generators.Tests;

/// <summary>An experiment project in memory. Adding or replacing a file gives another project; unchanged files keep their syntax trees.</summary>
sealed record TestProject(ImmutableSortedDictionary<string, SyntaxTree> Files)
{
    public static readonly CSharpParseOptions Parse = new(LanguageVersion.Preview, DocumentationMode.Parse);

    const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    const string ReferenceExperiment = """
        namespace Experiments;

        /// <summary>The desk-size reference every method is compared with.</summary>
        [Benchmark<FashionMnistOod>, ConvNet(Width = 32), Train(Epochs = 5, BatchSize = 128), Seeds(0, 1, 2)]
        [RandomCrop(Padding = 2), HorizontalFlip, CrossEntropy]
        [Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 5e-4, Nesterov = true), Cosine(Floor = 1e-6)]
        [Msp, MaxLogit, Energy, Knn(K = 50), Mahalanobis, Vim]
        public abstract class Reference : Experiment;
        """;

    static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll"
                || name.StartsWith("TorchSharp", StringComparison.Ordinal) || name is "OodDsl.dll" or "OodDsl.Generators.Tests.dll" or "OodDsl.Hosting.dll" or "OodDsl.LibTorch.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The package's usings and the reference experiment.</summary>
    public static TestProject Reference { get; } = new TestProject(ImmutableSortedDictionary<string, SyntaxTree>.Empty)
        .With("ImplicitUsings.cs", ImplicitUsings)
        .With("GlobalUsings.cs", File.ReadAllText(Repository.PathOf("experiments", "GlobalUsings.cs")))
        .With("Reference.cs", ReferenceExperiment);

    /// <summary>The reference experiment and one more file in the same namespace.</summary>
    public static TestProject Of(string source) => Reference.With("Sample.cs", "namespace Experiments;\n" + source);

    /// <summary>Adds or replaces a file.</summary>
    public TestProject With(string path, string text) =>
        new(Files.SetItem(path, CSharpSyntaxTree.ParseText(text, Parse, path, System.Text.Encoding.UTF8)));

    public TestProject Without(string path) => new(Files.Remove(path));

    /// <summary>Replaces a part of a file, which must be there.</summary>
    public TestProject Edit(string path, string old, string replacement)
    {
        var text = Files[path].ToString();
        Assert.Contains(old, text, StringComparison.Ordinal);
        return With(path, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public CSharpCompilation Compile(OutputKind kind = OutputKind.ConsoleApplication, string assemblyName = "Experiments") =>
        CSharpCompilation.Create(assemblyName, Files.Values, References,
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable).WithMainTypeName(null));

    /// <summary>Runs the experiment generator.</summary>
    public GeneratorRun Run() => GeneratorRun.Start(new ExperimentGenerator(), Compile());
}
