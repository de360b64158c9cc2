using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>A run as a command line: what decides its results, not where things are on this machine.</summary>
static class RunCommandLine
{
    /// <summary>The arguments.</summary>
    public static IEnumerable<string> Arguments(RunRequest request) =>
    [
        "run", request.Experiment.Name, .. Option("--seed", Number(request.Seed)), .. Option("--split", request.Split),
        .. Option("--limit", Number(request.Limit)), .. Option("--device", request.Device), .. Option("--threads", Number(request.Threads)),
        .. request.Overrides.SelectMany(text => Option("--set", text)),
    ];

    /// <summary>As one types it.</summary>
    public static string Text(RunRequest request) => string.Join(' ', Arguments(request).Select(Quoted).Prepend("./ood"));

    /// <summary>An option with its value; nothing without a value.</summary>
    public static IEnumerable<string> Option(string name, string? value) => value is null ? [] : [name, value];

    /// <summary>An argument for a shell, in single quotes where it needs them.</summary>
    public static string Quoted(string argument) =>
        argument.Length > 0 && argument.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./=,:+@%".Contains(letter, StringComparison.Ordinal))
            ? argument
            : $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
