using System.Globalization;

namespace OodDsl.LibTorch.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Pairs">Interleaved pairs per row; their median is shown.</param>
/// <param name="Threads">Threads of both sides.</param>
/// <param name="Python">The interpreter that has torch.</param>
/// <param name="Only">The rows to measure, all if it is empty.</param>
/// <param name="Output">The Markdown file to write, or null.</param>
sealed record BenchmarkOptions(int Pairs, int Threads, string Python, IReadOnlyList<string> Only, string? Output)
{
    public const string Usage = "Options: --pairs 11, --threads 1, --python /usr/bin/python3, --only name,name, --output RESULTS.md";

    /// <summary>Reads <c>--name value</c> pairs; throws on anything else.</summary>
    public static BenchmarkOptions Parse(string[] arguments)
    {
        var options = new BenchmarkOptions(11, 1, "/usr/bin/python3", [], null);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length) throw new ArgumentException($"'{arguments[i]}' lacks a value. {Usage}", nameof(arguments));
            var value = arguments[i + 1];
            options = arguments[i] switch
            {
                "--pairs" => options with { Pairs = Number(value) },
                "--threads" => options with { Threads = Number(value) },
                "--python" => options with { Python = value },
                "--only" => options with { Only = value.Split(',') },
                "--output" => options with { Output = value },
                _ => throw new ArgumentException($"'{arguments[i]}' is no option. {Usage}", nameof(arguments)),
            };
        }

        return options;
    }

    public bool Wants(string name) => Only.Count == 0 || Only.Contains(name, StringComparer.Ordinal);

    static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArgumentException($"'{text}' is no positive number. {Usage}", nameof(text));
}
