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
}
