using System.Globalization;
using Spectre.Console;

namespace OodDsl.Hosting;

/// <summary>A check for people: a line if all is well, else what is wrong and where.</summary>
static class PlanCheckReport
{
    public static void Write(IAnsiConsole console, string experiment, PlanCheckResult result)
    {
        // Not by markup: messages contain brackets; and a path must not be wrapped.
        var writer = console.Profile.Out.Writer;
        if (result.Problem is not { } problem)
        {
            var stages = result.Stages.Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Name} {stage.Seconds:F1} s"));
            writer.WriteLine($"{experiment}: everything fits ({string.Join(", ", stages)}).");
            return;
        }
        writer.WriteLine($"{experiment}: the {problem.Stage} failed: {problem.Message}");
        if (problem.Declaration is { } declaration) writer.WriteLine($"  in {declaration}");
        if (problem.Statement is { } statement) writer.WriteLine($"  at {statement}");
    }
}
