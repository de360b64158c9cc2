using System.Diagnostics;
using System.Globalization;

namespace OodDsl.LibTorch.Benchmarks;

/// <summary>A Python process that runs the workloads on request.</summary>
sealed class PythonWorker : IDisposable
{
    readonly Process process;

    public PythonWorker(string python, int threads)
    {
        var start = new ProcessStartInfo(python) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "workloads.py"));
        start.ArgumentList.Add(threads.ToString(CultureInfo.InvariantCulture));
        start.Environment["OPENBLAS_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);
        process = Process.Start(start) ?? throw new InvalidOperationException($"{python} does not start.");
        Version = Answer();
    }

    /// <summary>The version of Python's torch.</summary>
    public string Version { get; }

    /// <summary>The seconds that one of <paramref name="count"/> repetitions takes.</summary>
    public double Time(string workload, int count)
    {
        process.StandardInput.WriteLine(FormattableString.Invariant($"{workload} {count}"));
        process.StandardInput.Flush();
        return double.Parse(Answer(), CultureInfo.InvariantCulture) / count;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    string Answer() => process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Python has ended; its error is above.");
}
