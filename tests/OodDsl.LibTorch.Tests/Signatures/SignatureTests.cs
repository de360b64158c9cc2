using System.Reflection;
using TorchSharp.Signatures;

namespace OodDsl.LibTorch.Tests.Signatures;

/// <summary>
/// The engine is TorchSharp's API: what it exposes in TorchSharp's namespaces is recorded there with the same signature, and of every method name
/// all overloads are there. What goes beyond TorchSharp lives in namespaces of our own.
/// </summary>
public sealed class SignatureTests
{
    static readonly Assembly Engine = Assembly.Load("OodDsl.LibTorch");

    [Fact]
    public void The_engine_exposes_what_TorchSharp_exposes()
    {
        var known = KnownDifferences.Load();
        var types = Engine.GetExportedTypes();
        Assert.Contains(types, type => string.Equals(type.FullName, "TorchSharp.torch+Tensor", StringComparison.Ordinal));
        var differences = new SignatureComparison(SignatureRecord.Load()).Differences(types)
            .Where(difference => !known.Contains(difference)).ToList();
        var report = string.Join('\n', differences);
        if (Environment.GetEnvironmentVariable("SIGNATURE_REPORT") is { Length: > 0 } path) File.WriteAllText(path, report + '\n');
        Assert.True(differences.Count == 0, $"{differences.Count} differences from TorchSharp 0.107:\n{report}");
        Assert.Empty(known.Unused);
    }

    [Fact]
    public void What_is_left_out_has_a_reason()
    {
        var known = KnownDifferences.Load("left-out.txt");
        var missing = new SignatureComparison(SignatureRecord.Load()).LeftOut(Engine.GetExportedTypes()).Where(name => !known.Contains(name)).ToList();
        if (Environment.GetEnvironmentVariable("LEFT_OUT_REPORT") is { Length: > 0 } path) File.WriteAllLines(path, missing);
        Assert.True(missing.Count == 0, $"{missing.Count} types and names of TorchSharp 0.107 are missing without a reason:\n{string.Join('\n', missing)}");
        Assert.Empty(known.Unused);
    }
}
