using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TorchSharp.Signatures.Tests;

/// <summary>Code that TorchSharp would refuse is refused, with the same error, against the signatures alone.</summary>
public sealed class CompilationTests
{
    [Theory]
    [InlineData("x.logsumexp(1).values", "CS1061")] // no such member
    [InlineData("x.max(1).values", "CS1061")] // the tuple is not known to have names
    [InlineData("x.sum(dimension: 1)", "CS1739")] // no parameter of that name
    [InlineData("x.item<string>()", "CS8377")] // a constraint
    [InlineData("new torch.Tensor()", "CS1729")] // no public constructor
    [InlineData("new Linear(1, 2)", "CS1729")]
    [InlineData("torch.nn.Linear(1)", "CS1503")] // no overload with one number
    [InlineData("torch.nn.functional.cross_entropy(x, null)", "CS8625")] // not nullable
    public void Refused(string expression, string error) => Assert.Contains(error, Errors(expression), StringComparer.Ordinal);

    [Theory]
    [InlineData("x.max(1).Item1")]
    [InlineData("x.norm(1)")]
    [InlineData("x.item<float>()")]
    [InlineData("x[0, .., torch.TensorIndex.None, 1..^1]")]
    [InlineData("x[x > 0]")]
    [InlineData("2 * x + 1 - x / 3f")]
    [InlineData("torch.zeros(2, 3, dtype: torch.float32, device: torch.CPU)")]
    [InlineData("torch.zeros([2, 3], torch.int64, null)")]
    [InlineData("torch.nn.Sequential((\"first\", torch.nn.Linear(1, 2)), (\"second\", torch.nn.ReLU()))")]
    [InlineData("torch.randn(new long[] { 2, 3 }, generator: null)")]
    [InlineData("torch.nn.Conv2d(3, 8, 3, padding: 1)")]
    public void Accepted(string expression) => Assert.Empty(Errors(expression));

    static IEnumerable<string> Errors(string expression)
    {
        var source = $$"""
            #nullable enable
            using System;
            using TorchSharp;
            using TorchSharp.Modules;
            static class Sample { static object Value(torch.Tensor x) => {{expression}}; }
            """;
        var compilation = CSharpCompilation.Create(
            "Sample", [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview))], References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, generalDiagnosticOption: ReportDiagnostic.Error));
        return compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id);
    }

    static IEnumerable<MetadataReference> References { get; } =
    [
        MetadataReference.CreateFromFile(typeof(torch).Assembly.Location),
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
