namespace OodDsl.Generators.Tests;

/// <summary>The twelve methods go through the compiler: no mistake is found in them, and what is generated compiles.</summary>
public class LanguageTests
{
    public static TheoryData<string> Methods => [.. Samples.Methods];

    [Theory, MemberData(nameof(Methods))]
    public async Task Compiles(string method)
    {
        var project = Samples.Of(method);
        var diagnostics = await AnalyzerRun.Analyze(project);
        Assert.True(diagnostics.Count == 0, string.Join("\n", diagnostics));
        var run = project.Run().Compiles();
        if (Environment.GetEnvironmentVariable("OODDSL_SHOW_SAMPLES") is { Length: > 0 } folder)
            foreach (var file in run.Files) File.WriteAllText(Path.Combine(folder, file), run.Text(file));
    }

    /// <summary>The loops of the three hardest ones, as they were read and found good: a change of them is to be read again.</summary>
    [Theory, InlineData("csi"), InlineData("dias"), InlineData("biamat")]
    public void LoopIsAsReviewed(string method)
    {
        var text = Samples.Of(method).Run().Text(method + ".g.cs");
        var (from, to) = (text.IndexOf("    internal sealed class Run", StringComparison.Ordinal), text.IndexOf("    internal sealed class Network", StringComparison.Ordinal));
        var file = Repository.PathOf("tests", "OodDsl.Generators.Tests", "Samples", "expected", method + ".txt");
        if (Environment.GetEnvironmentVariable("OODDSL_WRITE_GENERATED") == "1") File.WriteAllText(file, text[from..to].TrimEnd() + "\n");
        Assert.Equal(File.ReadAllText(file).TrimEnd(), text[from..to].TrimEnd());
    }
}
