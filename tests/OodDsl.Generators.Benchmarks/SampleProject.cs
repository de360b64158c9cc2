using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace OodDsl.Generators.Benchmarks;

/// <summary>A project of many experiments, each with a helper, a component, a control arm and a file of its own.</summary>
static class SampleProject
{
    public static readonly CSharpParseOptions Parse = new(LanguageVersion.Preview, DocumentationMode.Parse);

    static readonly string Root = typeof(SampleProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>Files that are not experiments: as many again, as in a grown project.</summary>
    public static CSharpCompilation Create(int experiments)
    {
        var trees = new List<SyntaxTree>
        {
            Tree("GlobalUsings.cs", "global using System;\nglobal using System.Linq;\n" + File.ReadAllText(Path.Combine(Root, "experiments", "GlobalUsings.cs"))),
            Tree("Reference.cs", File.ReadAllText(Path.Combine(Root, "experiments", "Reference.cs"))),
            Tree("Shared.cs", Shared),
            Tree("Unrelated.cs", Unrelated(-1)),
        };
        for (var i = 0; i < experiments; i++)
        {
            trees.Add(Tree($"Sample{i}.cs", Experiment(i)));
            trees.Add(Tree($"Unrelated{i}.cs", Unrelated(i)));
        }
        return CSharpCompilation.Create("Experiments", trees, References(),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>One edit, as an editor makes it: the rest of the file and of the project stays.</summary>
    public static CSharpCompilation Edit(CSharpCompilation project, string path, string old, string replacement)
    {
        var tree = project.SyntaxTrees.First(tree => tree.FilePath == path);
        var text = tree.GetText();
        var start = text.ToString().IndexOf(old, StringComparison.Ordinal);
        if (start < 0) throw new ArgumentException($"{path} has no '{old}'.", nameof(old));
        return project.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(start, old.Length), replacement))));
    }

    static SyntaxTree Tree(string path, string text) => CSharpSyntaxTree.ParseText(text, Parse, path, Encoding.UTF8);

    static ImmutableArray<MetadataReference> References() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll"
                || name.StartsWith("TorchSharp", StringComparison.Ordinal) || name is "OodDsl.dll" or "OodDsl.Hosting.dll" or "OodDsl.LibTorch.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    const string Shared = """
        namespace Experiments;
        static class Helpers
        {
            public static Tensor Centered(Tensor rows) => rows - Mean(rows);
            static Tensor Mean(Tensor rows) => rows.mean([0]);
        }
        """;

    static string Unrelated(int i) => $$"""
        namespace Experiments;
        static class Unrelated{{(i < 0 ? "" : i)}}
        {
            static double Half(double x) => x / 2;
            static int Sum(int[] rows) => rows.Sum();
        }
        """;

    static string Experiment(int i) => $$"""
        namespace Experiments;

        /// <summary>Sample {{i}}.</summary>
        [Experiment, Outliers<Photos>, OutlierExposure(Weight = 0.{{i + 1}}), Push{{i}}(Strength = 2), Train(Epochs = {{(i % 9) + 1}}), Without<Vim>]
        public partial class Sample{{i}} : Reference
        {
            [Setting] static double Sigma => {{i}};
            [Head] static Linear Turn(int featureWidth) => Linear(featureWidth, 4);
            [Value] static Tensor Direction(Tensor features, double offset = 1) => Helpers.Centered(features) / (features.norm(1).unsqueeze(1) + offset);
            [Loss(Weight = 0.1)] static Tensor Told(Tensor turn, Tensor outlierTurn) => turn.square().mean() + outlierTurn.square().mean();
            [Fit] static Tensor Center(Tensor trainDirection) => trainDirection.mean([0]);
            [Score] static Tensor Near(Tensor direction, Tensor center, double sigma) => Own(direction - center).sum(1) / sigma;
            static Tensor Own(Tensor rows) => -rows.square();

            [Without<OutlierExposure>] partial class Plain : Sample{{i}};
            [Train(Epochs = 20)] partial class Longer : Sample{{i}};
        }

        public sealed class Push{{i}} : Loss
        {
            public double Strength { get; init; } = 1;
            public Tensor Compute(Tensor outlierLogits) => Strength * outlierLogits.square().sum(1);
        }
        """;
}
