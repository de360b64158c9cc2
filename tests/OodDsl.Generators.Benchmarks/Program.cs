using System.Globalization;
using OodDsl.Generators.Benchmarks;

// The generator's speed, as a Markdown table: dotnet run --project tests/OodDsl.Generators.Benchmarks -c Release [-- NUMBER OF EXPERIMENTS...]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
for (var i = 0; i < 4; i++) _ = new Measurement(10).Run(); // compiles the compiler, as an editor that has been open for a while has
Console.WriteLine("| Experiments | files | cold | keystroke | unrelated edit | edit of the base | diagnostics of a file | the compiler's own | all files anew | held |");
Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
foreach (var experiments in args.Length > 0 ? Array.ConvertAll(args, int.Parse) : [50, 500])
{
    var measured = new Measurement(experiments).Run();
    Console.WriteLine($"| {experiments} | {measured.Files} | {measured.Cold:f0} ms | {Shown(measured.Keystrokes)} | {Shown(measured.Unrelated)} "
        + $"| {Shown(measured.Base)} | {Shown(measured.Diagnostics)} | {Shown(measured.Compiler)} | {Shown(measured.AllAnew)} | {measured.ColdHeld:f1} MB |");
}
return 0;

static string Shown(double[] sorted) => $"{sorted[sorted.Length / 2]:f1} ms (least {sorted[0]:f1})";
