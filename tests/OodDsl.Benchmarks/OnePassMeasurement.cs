using System.Diagnostics;
using System.Globalization;
using OodDsl.Hosting;

namespace OodDsl.Benchmarks;

/// <summary>
/// Fits and scores of <see cref="EveryScore"/> against the bare forward passes over the same sets (goal: at most 1.5 times), on one thread, in
/// processor time: the clock also counts what else the machine does. Each is measured twice, in turns, and the faster counts.
/// </summary>
static class OnePassMeasurement
{
    /// <summary>Runs it; exit code 0 if the goal is met.</summary>
    public static async Task<int> RunAsync()
    {
        string[] names = ["bare-forward", "thirty-scores", "every-score"];
        var least = names.ToDictionary(name => name, _ => double.PositiveInfinity, StringComparer.Ordinal);
        for (var round = 0; round < 2; round++)
            foreach (var name in names) least[name] = Math.Min(least[name], await SecondsAsync(name));
        var bare = least[names[0]];
        foreach (var name in names[1..])
        {
            var scores = ExperimentCatalog.All.First(experiment => experiment.Name == name).Plan.Scores.Count;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{scores} scores: {least[name]:F1} s with their fits, bare forward passes {bare:F1} s: {least[name] / bare:F2} times (goal: at most 1.5)"));
        }
        return least["thirty-scores"] <= 1.5 * bare ? 0 : 1;
    }

    /// <summary>Prints what each score takes by itself; exit code 0.</summary>
    public static async Task<int> RunPerScoreAsync()
    {
        await SecondsAsync("timed-scores");
        return 0;
    }

    static async Task<double> SecondsAsync(string name)
    {
        var folder = Directory.CreateTempSubdirectory("ood-one-pass-");
        try
        {
            using var watch = new AfterTraining();
            await new Runner().RunAsync(
                new()
                {
                    Experiment = ExperimentCatalog.All.First(experiment => experiment.Name == name),
                    Seed = 0,
                    Threads = 1,
                    Device = "cpu",
                    Output = Path.Combine(folder.FullName, "run"),
                    Data = DataFolders.Default(),
                },
                watch,
                CancellationToken.None);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {watch.Seconds:F1} s"));
            return watch.Seconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The processor time from the first whole-set pass after training to the last scored image.</summary>
    sealed class AfterTraining : IRunObserver, IDisposable
    {
        readonly Process process = Process.GetCurrentProcess();
        TimeSpan? start;
        string phase = "";
        bool trained;

        public double Seconds { get; private set; }

        public void Begin(string phase, long steps)
        {
            this.phase = phase;
            trained |= phase == "train";
            if (trained && phase == "fit") start ??= Now();
        }

        public void Advance(long done)
        {
            if (phase == "evaluate") Seconds = (Now() - start!.Value).TotalSeconds;
        }

        public void Dispose() => process.Dispose();

        public void Losses(int epoch, long step, IReadOnlyList<(string Name, double Value)> values) { }

        public void Milestone(string text) { }

        TimeSpan Now()
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }
}
