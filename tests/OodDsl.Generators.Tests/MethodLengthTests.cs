using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OodDsl.Generators.Tests;

/// <summary>
/// A method is declared in at most 40 lines, its arms and paper-size form included, and without a loop of its own. Usings, blank lines, comments and
/// lone braces are not counted. A variant that is an experiment of its own may stand in another file.
/// </summary>
public class MethodLengthTests
{
    const int Most = 40;

    static readonly string[] Methods =
    [
        "Biamat", "Cnc", "Csi", "CutMixExperiment", "CutPasteExperiment", "Dias", "FlowDensity", "GeneralizedOdin", "Hsic", "Oal", "ReSmooth", "Rotation",
    ];

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Repository.PathOf("experiments"), "*.cs").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Fact]
    public void TheTwelveAreThere() => Assert.Empty(Methods.Except(Files.Select(row => row.Data)));

    [Theory, MemberData(nameof(Files))]
    public void ADeclarationIsShort(string file) => Assert.InRange(Lines(Text(file)), 0, Most);

    [Theory, MemberData(nameof(Files))]
    public void ADeclarationHasNoLoop(string file)
    {
        if (file == "Program") return;
        var root = CSharpSyntaxTree.ParseText(Text(file), TestProject.Parse, cancellationToken: TestContext.Current.CancellationToken)
            .GetRoot(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(root.DescendantNodes(), node =>
            node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or GotoStatementSyntax);
        Assert.DoesNotContain(root.DescendantNodes().OfType<MemberAccessExpressionSyntax>(), member =>
            member.Name.Identifier.ValueText is "backward" or "zero_grad");
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("using System;\nglobal using X;\n\n// why\n/// <summary>What.</summary>\n{\n    }\n    };\n", 0)]
    [InlineData("namespace A;\nclass B { } // and so on\nvoid C()\n{\n    using var d = E();\n}", 4)]
    public void LinesAreCountedAsTheGoalSays(string text, int lines) => Assert.Equal(lines, Lines(text));

    static string Text(string file) => File.ReadAllText(Repository.PathOf("experiments", file + ".cs"));

    static int Lines(string text) => text.Split('\n').Select(line => line.Trim()).Count(line => line.Length > 0
        && !line.StartsWith("//", StringComparison.Ordinal) && line is not ("{" or "}" or "};")
        && !line.StartsWith("global using ", StringComparison.Ordinal)
        && (!line.StartsWith("using ", StringComparison.Ordinal) || line.StartsWith("using var ", StringComparison.Ordinal)));
}
