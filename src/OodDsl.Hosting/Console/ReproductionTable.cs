using System.Globalization;
using Spectre.Console;

namespace OodDsl.Hosting;

/// <summary>A run made again, for people: what is not as it was, what it was held to, what agreed.</summary>
static class ReproductionTable
{
    public static void Write(IAnsiConsole console, Reproduction reproduction)
    {
        var lines = console.Profile.Out.Writer;
        console.WriteLine();
        Checks(console, reproduction.Checks);
        if (!reproduction.CanRun)
        {
            lines.WriteLine("It can't be reproduced here: another declaration or other data would make another run.");
            if (reproduction.Checks.FirstOrDefault(check => check.What == "git" && check.State != ReproductionState.Same) is { } git)
                lines.WriteLine($"The run was of commit {git.Then}: check that out{(git.Then.Contains(' ', StringComparison.Ordinal) ? ", and apply changes.patch of its folder" : "")}.");
            return;
        }
        if (reproduction.IsExact) lines.WriteLine("Held to equal bits.");
        else lines.WriteLine($"Held to tolerances: {string.Join("; ", reproduction.InexactFor)}.");
        if (reproduction.Comparison is not { } rows)
        {
            lines.WriteLine($"It would run: {reproduction.Command}");
            lines.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The run took {reproduction.Seconds:F0} s."));
            return;
        }
        Comparison(console, rows);
        lines.WriteLine(reproduction.IsReproduced == true ? $"Reproduced in {reproduction.Output}." : $"Not reproduced: {reproduction.Output} differs.");
    }

    static void Checks(IAnsiConsole console, IReadOnlyList<ReproductionCheck> checks)
    {
        var differing = checks.Where(check => check.State != ReproductionState.Same).ToList();
        var same = checks.Count - differing.Count;
        // Not by the table: hashes and paths must not be wrapped.
        var lines = console.Profile.Out.Writer;
        lines.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{same} of {checks.Count} checks find what the run was made with."));
        foreach (var check in differing) lines.WriteLine($"  {check.What}: was {check.Then}, is {check.Now}{Effect(check.State)}");
    }

    static string Effect(ReproductionState state) => state switch
    {
        ReproductionState.Refused => " (another run)",
        ReproductionState.Inexact => " (other bits)",
        _ => "",
    };

    static void Comparison(IAnsiConsole console, IReadOnlyList<ReproductionRow> rows)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Compared", "Values", "Largest difference", "Held to", "", "Where");
        foreach (var row in rows)
            table.AddRow(new[]
            {
                row.What, row.Values.ToString(CultureInfo.InvariantCulture), row.Largest.ToString("G3", CultureInfo.InvariantCulture),
                row.Tolerance?.ToString("G3", CultureInfo.InvariantCulture) ?? "equal", row.Agrees ? "agrees" : "differs", row.Where,
            }.Select(cell => new Text(cell)));
        console.Write(table);
    }
}
