using System.Diagnostics;
using static OodDsl.Hosting.Tests.ResumeTests;

namespace OodDsl.Hosting.Tests;

/// <summary>
/// Processes that are killed by SIGKILL at random moments, in every phase, and gone on with. Each is this test program once more, with one test that
/// runs only when it is asked for. OODDSL_KILLS says how many; 20 if it is not set.
/// </summary>
public sealed class KilledRunTests
{
    const string Order = "OODDSL_KILLED_RUN";
    const int Kill = 9;
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // While a checkpoint lies there half written, in the middle of an epoch, in a fit, in the evaluation, while its scores are written, and at any time.
    static readonly string[] Places = ["checkpoints", "train", "fit", "evaluate", "scores", "anywhere", "anywhere"];

    static int Processes =>
        int.TryParse(Environment.GetEnvironmentVariable("OODDSL_KILLS"), System.Globalization.CultureInfo.InvariantCulture, out var kills) ? kills : 20;

    [Fact]
    public async Task A_run_that_is_killed_everywhere_comes_to_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        await TinyExperiment.Descriptor.Run(folder, "warm-up");
        var clock = Stopwatch.StartNew();
        await TinyExperiment.Descriptor.Run(folder, "whole");
        // In a process of its own, which has to compile it first.
        var longest = 4 * (int)clock.Elapsed.TotalMicroseconds;
        var random = new Random(7);
        var (kills, finished) = (0, 0);
        for (var process = 0; process < Processes; process++)
        {
            var place = Places[process % Places.Length];
            if (await Start(folder, place, random.Next(place == "anywhere" ? longest : 3000)) != 0) kills++;
            // The moment may come after the end.
            if (File.Exists(folder.At("killed", "run.json")) && new RunFolder(folder.At("killed")).ReadManifest().State == RunState.Done) await Finished();
        }
        // A half-written file may be gone before it is seen; train, fit and evaluate are met in any case.
        Assert.True(kills >= 3 * (Processes / Places.Length), $"{kills} of {Processes} processes were killed.");
        TestContext.Current.SendDiagnosticMessage($"{kills} of {Processes} processes were killed; {finished} runs came to their end in between.");
        if (File.Exists(folder.At("killed", "run.json")))
        {
            await Resume(folder, "killed");
            await Finished();
        }

        async Task Finished()
        {
            Same(folder, "whole", "killed");
            Assert.Empty(Directory.GetFiles(folder.At("killed", "checkpoints"), "*.incomplete"));
            await Task.Run(() => Directory.Delete(folder.At("killed"), recursive: true));
            finished++;
        }
    }

    /// <summary>What each of the processes does.</summary>
    [Fact(Explicit = true)]
    public async Task Worker()
    {
        if (Environment.GetEnvironmentVariable(Order)!.Split('|') is not [var path, var place, var delay]) throw new InvalidOperationException(Order);
        var killer = new Killer(path, place, int.Parse(delay, System.Globalization.CultureInfo.InvariantCulture));
        var data = new DataFolders([], Path.Combine(path, "data")) { AllowDownload = false };
        var run = new RunFolder(Path.Combine(path, "killed"));
        if (File.Exists(run.Manifest))
            await new Runner().ResumeAsync(run.Path, [TinyExperiment.Descriptor], data, null, null, killer, CancellationToken.None);
        else
            await new Runner().RunAsync(
                new() { Experiment = TinyExperiment.Descriptor, Seed = 3, Device = "cpu", Threads = 1, Output = run.Path, Runs = Path.Combine(path, "runs"), Data = data },
                killer, CancellationToken.None);
    }

    static async Task<int> Start(TemporaryFolder folder, string place, int delay)
    {
        var start = new ProcessStartInfo(
            "dotnet", [typeof(KilledRunTests).Assembly.Location, "-explicit", "only", "-method", $"{typeof(KilledRunTests).FullName}.{nameof(Worker)}"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment[Order] = FormattableString.Invariant($"{folder.Path}|{place}|{delay}");
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode is 0 or 128 + Kill, output);
        return process.ExitCode;
    }

    /// <summary>Kills its own process so many microseconds after the run has come to a place.</summary>
    sealed class Killer(string path, string place, int microseconds) : IRunObserver
    {
        public void Begin(string phase, long steps)
        {
            // Half-written files are looked for by a thread of their own, as they come.
            if (string.Equals(phase, "data", StringComparison.Ordinal) && place is "checkpoints" or "scores") new Thread(Watch) { IsBackground = true }.Start();
            if (phase == (place == "anywhere" ? "data" : place) && place is not "train") After();
        }

        public void Advance(long done)
        {
            if (place is "train" && done == 12) After();
        }

        public void Losses(int epoch, long step, IReadOnlyList<(string Name, double Value)> values) { }

        public void Milestone(string text) { }

        void Watch()
        {
            var folder = Path.Combine(path, "killed", place);
            // What an earlier process left is no sign.
            var left = Files();
            while (Files().IsSubsetOf(left)) Thread.Yield();
            Die();

            HashSet<string> Files() => Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.incomplete")] : [];
        }

        void After()
        {
            var thread = new Thread(() =>
            {
                for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began).TotalMicroseconds < microseconds;) Thread.SpinWait(10);
                Die();
            })
            { IsBackground = true };
            thread.Start();
        }

        static void Die()
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }
    }
}
