using System.Diagnostics;

namespace OodDsl.Hosting.Tests;

/// <summary>Two processes whose runs need the same teacher. Each is this test program once more, with one test that runs only when it is asked for.</summary>
public sealed class TwoProcessTests
{
    const string Folder = "OODDSL_TWO_PROCESSES";
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task The_second_waits_and_takes_what_the_first_has_made()
    {
        using var folder = new TemporaryFolder();
        using var first = Start(folder, "first");
        await Until(folder, "first.trains");
        using var second = Start(folder, "second");
        await Until(folder, "second.waits");
        await File.WriteAllTextAsync(folder.At("go"), "");

        await End(first);
        await End(second);

        Assert.Equal(["first.trains"], Directory.GetFiles(folder.Path, "*.trains").Select(Path.GetFileName));
        var teacher = Assert.Single(Directory.GetFiles(folder.At("runs"), "run.json", SearchOption.AllDirectories));
        var used = new[] { "first", "second" }.Select(name => new RunFolder(folder.At(name)).ReadManifest().Dependencies.Single()).ToArray();
        Assert.Equal(used[0].WeightsSha256, used[1].WeightsSha256);
        Assert.Equal(RunState.Done, new RunFolder(Path.GetDirectoryName(teacher)!).ReadManifest().State);
    }

    [Fact]
    public async Task The_second_makes_it_itself_when_the_first_is_killed()
    {
        using var folder = new TemporaryFolder();
        using var first = Start(folder, "first");
        await Until(folder, "first.trains");
        using var second = Start(folder, "second");
        await Until(folder, "second.waits");

        first.Kill(entireProcessTree: true);
        await Until(folder, "second.trains");
        await File.WriteAllTextAsync(folder.At("go"), "");
        await End(second);

        Assert.True(File.Exists(folder.At("second", "results.json")));
        Assert.False(File.Exists(folder.At("first", "results.json")));
        // The folder that the first one left stays beside the whole one.
        var states = Directory.GetFiles(folder.At("runs"), "run.json", SearchOption.AllDirectories)
            .Select(file => new RunFolder(Path.GetDirectoryName(file)!).ReadManifest().State).Order();
        Assert.Equal([RunState.Running, RunState.Done], states);
    }

    /// <summary>What each of the processes does.</summary>
    [Fact(Explicit = true)]
    public async Task Worker()
    {
        var (root, name) = Environment.GetEnvironmentVariable(Folder)!.Split('|') is [var path, var own] ? (path, own) : throw new InvalidOperationException(Folder);
        var teaching = TinyExperiment.Of(context => new Held(context, Path.Combine(root, name + ".trains"), Path.Combine(root, "go"))) with { Name = "teaching" };
        var top = TinyExperiment.Descriptor with { Name = "top", Dependencies = [new(DependencyKind.Teacher, () => teaching)] };
        var request = new RunRequest
        {
            Experiment = top,
            Seed = 3,
            Device = "cpu",
            Threads = 1,
            Output = Path.Combine(root, name),
            Runs = Path.Combine(root, "runs"),
            Data = new DataFolders([], Path.Combine(root, "data")) { AllowDownload = false },
        };
        await new Runner().RunAsync(request, new Signalling(Path.Combine(root, name + ".waits")), CancellationToken.None);
    }

    static Process Start(TemporaryFolder folder, string name)
    {
        var start = new ProcessStartInfo(
            "dotnet", [typeof(TwoProcessTests).Assembly.Location, "-explicit", "only", "-method", $"{typeof(TwoProcessTests).FullName}.{nameof(Worker)}"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment[Folder] = $"{folder.Path}|{name}";
        return Process.Start(start)!;
    }

    static async Task End(Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, output);
    }

    static async Task Until(TemporaryFolder folder, string file)
    {
        for (var clock = Stopwatch.StartNew(); !File.Exists(folder.At(file)); await Task.Delay(20))
            Assert.True(clock.Elapsed < Patience, $"{file} never came.");
    }

    /// <summary>Says that it trains, and goes on when it may.</summary>
    sealed class Held(RunContext context, string trains, string go) : TinyRun(context)
    {
        protected override void TrainEpoch(int epoch)
        {
            if (!Context.IsDry)
            {
                File.WriteAllText(trains, "");
                while (!File.Exists(go)) Thread.Sleep(20);
            }
            base.TrainEpoch(epoch);
        }
    }

    sealed class Signalling(string waits) : IRunObserver
    {
        public void Begin(string phase, long steps) { }

        public void Advance(long done) { }

        public void Losses(int epoch, long step, IReadOnlyList<(string Name, double Value)> values) { }

        public void Milestone(string text)
        {
            if (text.Contains("waiting for it", StringComparison.Ordinal)) File.WriteAllText(waits, "");
        }
    }
}
