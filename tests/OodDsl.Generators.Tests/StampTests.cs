using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace OodDsl.Generators.Tests;

/// <summary>What an experiment knows of a library of components that it sees as a reference assembly, without code and defaults.</summary>
public class StampTests
{
    const string Code = """
        namespace Library;
        public enum Shape { Round, Flat }
        public sealed class Pull : Loss
        {
            public double Strength { get; init; } = 1.5;
            public int[] Steps { get; init; } = [1, 2];
            public Shape Shape { get; init; } = Shape.Flat;
            public string Name { get; init; } = "a \"b\"";
            public bool Unset { get; init; }
            public Tensor Compute(Tensor logits) => Strength * Inner.First(logits);
        }
        public static class Rows { public static Tensor Sum(Tensor rows) => rows.sum(1); public static Tensor Mean(Tensor rows) => rows.mean([1]); }
        public static class Columns { public static Tensor Sum(Tensor rows) => rows.sum(0); public static Tensor Halved(this Tensor rows) => rows / 2; }
        static class Inner
        {
            public static Tensor First(Tensor rows) => Second(rows);
            static Tensor Second(Tensor rows) => rows.square().sum(1);
        }
        """;

    const string Experiment = """
        namespace Experiments;
        using Library;
        [Experiment, Pull]
        public partial class Sample : Reference
        {
            [Score] static Tensor Total(Tensor features) => Rows.Sum(features).Halved();
        }
        """;

    [Fact]
    public void DefaultsComeFromTheStamp()
    {
        var text = Sample(Code);
        Assert.Contains("new(\"Pull.Strength\", 1.5, \"default\")", text, StringComparison.Ordinal);
        Assert.Contains("new(\"Pull.Steps\", (int[])[1, 2], \"default\")", text, StringComparison.Ordinal);
        Assert.Contains("new(\"Pull.Shape\", global::Library.Shape.Flat, \"default\")", text, StringComparison.Ordinal);
        Assert.Contains("new(\"Pull.Name\", \"a \\\"b\\\"\", \"default\")", text, StringComparison.Ordinal);
        Assert.Contains("new(\"Pull.Unset\", false, \"default\")", text, StringComparison.Ordinal);
        Assert.Contains("new(\"Pull.Weight\", 1.0, \"default\")", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Strength { get; init; } = 1.5", "Strength { get; init; } = 2.5")]
    [InlineData("Shape.Flat;", "Shape.Round;")]
    [InlineData("[1, 2]", "[1, 3]")]
    [InlineData("Round, Flat", "Flat, Round")]
    [InlineData("public bool Unset { get; init; }", "public bool Unset { get; init; } = true;")]
    [InlineData("Strength * Inner", "2 * Strength * Inner")]
    [InlineData("=> Second(rows)", "=> Second(rows) + 1")]
    [InlineData("rows.square().sum(1)", "rows.abs().sum(1)")]
    [InlineData("Sum(Tensor rows) => rows.sum(1)", "Sum(Tensor rows) => rows.sum(1) * 2")]
    [InlineData("rows / 2", "rows / 4")]
    public void CodeOfTheLibraryChangesTheFingerprint(string old, string replacement) =>
        Assert.NotEqual(Fingerprints.Of(Sample(Code)), Fingerprints.Of(Sample(Code.Replace(old, replacement, StringComparison.Ordinal))));

    [Theory]
    [InlineData("public static class Rows", "/// <summary>Rows.</summary>\npublic static class Rows")]
    [InlineData("=> Second(rows)", "=>   Second( rows )")]
    [InlineData("rows.mean([1])", "rows.mean([1]) * 2")]
    [InlineData("rows.sum(0)", "rows.sum(0) * 2")]
    public void WhatIsNotReachedDoesNot(string old, string replacement) =>
        Assert.Equal(Fingerprints.Of(Sample(Code)), Fingerprints.Of(Sample(Code.Replace(old, replacement, StringComparison.Ordinal))));

    [Fact]
    public void ThisRepositorysLibraryIsStamped()
    {
        var stamps = StampTable.Of(TestProject.Reference.Compile());
        Assert.NotEmpty(stamps.Named("Energy"));
        Assert.NotEmpty(stamps.Named("Msp"));
        Assert.NotEmpty(stamps.Named("FashionMnistOod"));
        Assert.NotEmpty(stamps.Named("Mlp"));
        Assert.All(stamps.Named("Energy"), stamp => Assert.Contains("Temperature", stamp.Defaults.Keys));
    }

    /// <summary>The sample's generated file, with the library as a reference assembly.</summary>
    static string Sample(string library)
    {
        var project = new TestProject(TestProject.Reference.Files.Remove("Reference.cs")).With("Library.cs", library);
        var compiled = GeneratorRun.Start(new StampGenerator(), project.Compile(OutputKind.DynamicallyLinkedLibrary, "Library")).Output;
        using var stream = new MemoryStream();
        var result = compiled.Emit(stream, options: new EmitOptions(metadataOnly: true, includePrivateMembers: false));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        var experiments = TestProject.Reference.With("Sample.cs", Experiment).Compile()
            .AddReferences(MetadataReference.CreateFromImage(stream.ToArray()));
        return GeneratorRun.Start(new ExperimentGenerator(), experiments).Compiles().Text("sample.g.cs");
    }
}
