namespace Experiments.Tests;

/// <summary>The smoke run, four times: twice with one thread and twice with two, in a process each.</summary>
public sealed class SmokeRuns : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("ood-smoke-").FullName;

    /// <summary>Thread counts of the runs.</summary>
    public static TheoryData<int> Threads => [1, 2];

    /// <summary>The first run with one thread, with its output on stdout.</summary>
    internal Ood First { get; private set; } = null!;

    /// <summary>A run's folder.</summary>
    /// <param name="threads">1 or 2.</param>
    /// <param name="repetition">0 or 1.</param>
    public string Folder(int threads, int repetition) => Path.Combine(folder, $"threads-{threads}-{repetition}");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        foreach (var threads in (int[])[1, 2])
        {
            for (var repetition = 0; repetition < 2; repetition++)
            {
                var run = await Ood.RunAsync(
                    "run", "baseline", "--limit", "2000", "--set", "Epochs=1", "--seed", "5", "--threads", $"{threads}", "--output", Folder(threads, repetition));
                if (run.ExitCode != 0) throw new InvalidOperationException($"The smoke run failed.\n{run.Output}\n{run.Error}");
                if (threads == 1 && repetition == 0) First = run;
                else run.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        First?.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
