using System.Text.Json;

namespace OodDsl.Hosting.Tests;

/// <summary>Values made by an independent implementation; the scripts lie beside them in oracles/.</summary>
static class Oracle
{
    static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public static T[] Cases<T>(string file)
    {
        using var stream = typeof(Oracle).Assembly.GetManifestResourceStream(file) ?? throw new FileNotFoundException(file);
        var cases = JsonSerializer.Deserialize<T[]>(stream, Options)!;
        Assert.NotEmpty(cases);
        return cases;
    }
}
