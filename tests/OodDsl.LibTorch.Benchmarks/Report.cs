using System.Text;

namespace OodDsl.LibTorch.Benchmarks;

/// <summary>The Markdown page with the results, shown while it grows.</summary>
sealed class Report
{
    readonly StringBuilder text = new();

    /// <summary>Adds lines, and shows them.</summary>
    public void Add(string lines)
    {
        Console.WriteLine(lines);
        text.Append(lines).Append('\n');
    }

    /// <summary>What was measured, how, and where.</summary>
    public void Begin(BenchmarkOptions options, string python)
    {
        Add("# The engine's speed\n");
        Add("```\ndotnet run --project tests/OodDsl.LibTorch.Benchmarks -c Release -- --output tests/OodDsl.LibTorch.Benchmarks/RESULTS.md\n```");
        Add("Measured by this command on the CPU. **A ratio is our time divided by Python's: under 1 we are faster.**");
        Add($"Both sides take turns in one run; shown are the medians of {options.Pairs} pairs, the ratio's over the pairs too.\n");
        Add($"- machine: {Processor()}, {Environment.ProcessorCount} logical processors, {Gigabytes()} GB");
        Add($"- ours: libtorch {Engine.Version}, {Engine.Blas}; .NET {Environment.Version}");
        Add($"- Python: {python}");
        Add($"- threads: {options.Threads}");
        Add($"- cached CPU memory: up to {CpuMemory.Limit >> 20} MiB\n");
    }

    public void Save(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var draft = path + ".new";
        File.WriteAllText(draft, text.ToString());
        File.Move(draft, path, overwrite: true);
    }

    static string Processor()
    {
        const string key = "model name";
        var line = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString();
    }

    static long Gigabytes() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1_000_000_000;
}
