namespace OodDsl.Generators.Tests;

/// <summary>Looks for lines in what is generated for an experiment called Sample.</summary>
static class GeneratedText
{
    /// <summary>The source compiles with what is generated for it, which has the lines.</summary>
    public static void Expect(string source, params string[] lines)
    {
        var (text, unbroken) = Of(source);
        Assert.All(lines, line => Assert.True(unbroken.Contains(line, StringComparison.Ordinal), $"Missing: {line}\nin:\n{text}"));
    }

    /// <summary>The same, without the lines.</summary>
    public static void ExpectNone(string source, params string[] lines)
    {
        var (text, unbroken) = Of(source);
        Assert.All(lines, line => Assert.False(unbroken.Contains(line, StringComparison.Ordinal), $"Not expected: {line}\nin:\n{text}"));
    }

    static (string Text, string Unbroken) Of(string source)
    {
        var text = TestProject.Of(source).Run().Compiles().Text("sample.g.cs");
        // Long statements are broken after a comma.
        return (text, string.Join(" ", text.Split('\n').Select(line => line.Trim())));
    }
}
