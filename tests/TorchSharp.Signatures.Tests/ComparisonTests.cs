using TorchSharp.Utils;

namespace TorchSharp.Signatures.Tests;

/// <summary>Every way in which a type may depart from its record is reported; what agrees is not.</summary>
public sealed class ComparisonTests
{
    const string Recorded = """
        class TorchSharp.Utils.Gadget : IDisposable
          .ctor(string name, bool strict = true)
          (string, T)? unused<T>(T value)
          double norm(double p = 2)
          int Limit
          long size(long dim = 0, params long[] more)
          static Gadget op_Implicit(string name)
          string Name { get; }
          virtual (string, T)? pair<T>(T value, out int count)
          void Dispose()

        enum TorchSharp.Utils.Gadget.Mode
          Fast = 2
          Idle = 0
          Slow = 1
        """;

    static readonly string Agreeing = Recorded.Replace("  int Limit", "  static int Limit", StringComparison.Ordinal);

    [Fact]
    public void Agreement_is_silent() => Assert.Empty(Compare(Agreeing));

    [Theory]
    [InlineData("  static int Limit\n", "", "not in TorchSharp: static int Limit")]
    [InlineData("string name, bool strict", "string label, bool strict", "differs from TorchSharp: .ctor(string name, bool strict = true)")]
    [InlineData("bool strict = true", "bool strict = false", "differs from TorchSharp: .ctor(")]
    [InlineData("bool strict = true", "bool strict", "differs from TorchSharp: .ctor(")]
    [InlineData("double norm(double p = 2)", "float norm(double p = 2)", "differs from TorchSharp: double norm(")]
    [InlineData("double norm(double p = 2)", "double norm(double p = 2)\n  double norm(float p)",
        "lacks an overload of a name that it exposes: double norm(float p)")]
    [InlineData("double norm", "static double norm", "differs from TorchSharp: double norm(")]
    [InlineData("double norm", "protected double norm", "differs from TorchSharp: double norm(")]
    [InlineData("virtual (string", "(string", "differs from TorchSharp: virtual (string, T)? pair<T>")]
    [InlineData("params long[]", "long[]", "differs from TorchSharp: long size(")]
    [InlineData("out int", "ref int", "differs from TorchSharp: virtual (string, T)? pair<T>")]
    [InlineData("Name { get; }", "Name { get; set; }", "differs from TorchSharp: string Name { get; }")]
    [InlineData("string Name { get; }", "string Name", "differs from TorchSharp: string Name { get; }")]
    [InlineData("Fast = 2", "Fast = 3", "differs from TorchSharp: Fast = 2")]
    [InlineData("class TorchSharp.Utils.Gadget : IDisposable", "struct TorchSharp.Utils.Gadget : IDisposable", "is a Class, not a Struct")]
    [InlineData("class TorchSharp.Utils.Gadget : IDisposable", "class TorchSharp.Modules.Gadget : IDisposable",
        "is in TorchSharp.Utils, not in TorchSharp.Modules")]
    [InlineData("Gadget : IDisposable", "Gadget : IDisposable, ICloneable", "does not derive from ICloneable")]
    [InlineData("enum TorchSharp.Utils.Gadget.Mode", "enum TorchSharp.Utils.Gadget.Other", "no such type in TorchSharp")]
    public void Departures_are_reported(string agreeing, string recorded, string problem)
    {
        Assert.Contains(agreeing, Agreeing, StringComparison.Ordinal);
        var differences = Compare(Agreeing.Replace(agreeing, recorded, StringComparison.Ordinal));
        Assert.Contains(differences, difference => difference.Headline.Contains(problem, StringComparison.Ordinal));
    }

    static IReadOnlyList<Difference> Compare(string record) =>
        new SignatureComparison(SignatureRecord.Parse(record)).Differences([typeof(Gadget), typeof(Gadget.Mode)]);
}
