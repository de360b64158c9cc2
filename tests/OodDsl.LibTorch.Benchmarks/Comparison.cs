namespace OodDsl.LibTorch.Benchmarks;

/// <summary>Ours against Python's, on the same libtorch and with as many threads.</summary>
static class Comparison
{
    public const string Heading = "| workload | ours | Python | ours / Python | goal |\n|---|--:|--:|--:|--:|";

    /// <summary>Measures, and returns a line of the table.</summary>
    public static string Row(Workload workload, PythonWorker python, int pairs)
    {
        Stopwatches.Warm(workload.Work, workload.Count);
        python.Time(workload.Name, workload.Count);
        var times = Interleaved.Measure(
            pairs, () => Stopwatches.Time(workload.Work, workload.Count), () => python.Time(workload.Name, workload.Count));
        var rate = workload.Images is { } images ? FormattableString.Invariant($" ({images / times.First:N0} images/s)") : "";
        var goal = workload.Goal is { } ratio ? FormattableString.Invariant($"{ratio:F2}") : "38,000 images/s";
        return FormattableString.Invariant(
            $"| {workload.Name} | {Text(times.First)}{rate} | {Text(times.Second)} | {times.Ratio:F2} | {goal} |");
    }

    /// <summary>A time in the unit that suits it.</summary>
    public static string Text(double seconds) => seconds < 1e-3
        ? FormattableString.Invariant($"{seconds * 1e6:F2} us")
        : FormattableString.Invariant($"{seconds * 1e3:F1} ms");
}
