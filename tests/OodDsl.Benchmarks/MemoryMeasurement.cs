using System.Globalization;
using OodDsl.Hosting;

namespace OodDsl.Benchmarks;

/// <summary>
/// Trains 20,000 small steps of the baseline and prints the resident set, read after a forced collection, every 1,000 of them
/// (goal: it moves under 2% once the first epoch has warmed up). A measurement of its own: it watches one process for minutes.
/// </summary>
static class MemoryMeasurement
{
    const int Steps = 20_000, Interval = 1_000, BatchSize = 8, Images = 8 * Interval;

    /// <summary>Runs it; exit code 0 if the goal is met.</summary>
    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("ood-memory-");
        try
        {
            var watch = new ResidentSetObserver();
            await new Runner().RunAsync(
                new()
                {
                    Experiment = Experiments.ExperimentCatalog.All.First(experiment => string.Equals(experiment.Name, "baseline", StringComparison.Ordinal)),
                    Seed = 0,
                    Overrides = [$"Train.Steps={Steps}", $"Train.BatchSize={BatchSize}", "ConvNet.Width=4"],
                    Limit = Images,
                    Threads = 1,
                    Output = Path.Combine(folder.FullName, "run"),
                    Data = DataFolders.Default(),
                },
                watch,
                CancellationToken.None);
            return watch.Report();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Reads the resident set on the run's thread, between two steps.</summary>
    sealed class ResidentSetObserver : IRunObserver
    {
        readonly List<(long Step, double Megabytes)> readings = [];
        bool training;

        public void Begin(string phase, long steps) => training = string.Equals(phase, "train", StringComparison.Ordinal);

        public void Advance(long done)
        {
            if (!training || done % Interval != 0) return;
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            readings.Add((done, ResidentMegabytes()));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step {done,6}: {readings[^1].Megabytes:F1} MB resident"));
        }

        public void Losses(int epoch, long step, IReadOnlyList<(string Name, double Value)> values) { }

        public void Milestone(string text) { }

        /// <summary>Prints how far the resident set moved after the first two readings, in which an epoch's end is reached for the first time.</summary>
        public int Report()
        {
            var settled = readings.Skip(2).Select(reading => reading.Megabytes).ToArray();
            var moved = (settled.Max() - settled.Min()) / settled[0];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Steps} steps: moved {100 * moved:F2}% from step {readings[2].Step} on (goal: under 2%)"));
            return moved < 0.02 ? 0 : 1;
        }

        static double ResidentMegabytes()
        {
            using var process = System.Diagnostics.Process.GetCurrentProcess();
            return process.WorkingSet64 / 1e6;
        }
    }
}
