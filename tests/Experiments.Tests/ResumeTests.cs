namespace Experiments.Tests;

/// <summary>Processes that are killed, and their runs gone on with.</summary>
public sealed class ResumeTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("ood-resume-").FullName;

    static readonly string[] Smoke = ["--limit", "1500", "--set", "Epochs=3", "--seed", "5", "--threads", "1"];

    string Whole => Path.Combine(folder, "whole");

    string Killed => Path.Combine(folder, "killed");

    [Fact]
    public async Task A_run_that_is_killed_over_and_over_comes_to_the_same_bits()
    {
        using var whole = await Ood.RunAsync(["run", "baseline", .. Smoke, "--output", Whole]);
        Assert.True(whole.ExitCode == 0, whole.Error);
        var random = new Random(11);
        string[] begin = ["run", "baseline", .. Smoke, "--output", Killed];
        var kills = 0;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            // The later, the further a run has come: its start, an epoch, a checkpoint, a fit, the evaluation.
            var patience = TimeSpan.FromSeconds(whole.Took.TotalSeconds * (0.3 + (0.6 * random.NextDouble())));
            using var ood = Ood.Start(File.Exists(Path.Combine(Killed, "run.json")) ? ["resume", Killed] : begin);
            if (await ood.KillAfterAsync(patience)) kills++;
            else break;
            if (!File.Exists(Path.Combine(Killed, "run.json")) && Directory.Exists(Killed)) Directory.Delete(Killed, recursive: true);
        }
        Assert.True(kills > 0);
        if (!IsDone(Killed))
        {
            using var last = await Ood.RunAsync(["resume", Killed]);
            Assert.True(last.ExitCode == 0, last.Error);
        }
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Whole, "results.json")), await File.ReadAllTextAsync(Path.Combine(Killed, "results.json")));
        foreach (var file in Tensors(Whole))
            Assert.True(
                File.ReadAllBytes(Path.Combine(Whole, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(Killed, file))), $"{file} differs after {kills} kills.");
        Assert.Equal(Lines(Whole), Lines(Killed));
    }

    static bool IsDone(string run) => File.ReadAllText(Path.Combine(run, "run.json")).Contains("\"state\": \"Done\"", StringComparison.OrdinalIgnoreCase);

    static IEnumerable<string> Tensors(string run) =>
        Directory.EnumerateFiles(run, "*.safetensors", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(run, file));

    static int Lines(string run) => File.ReadAllLines(Path.Combine(run, "metrics.jsonl")).Length;

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
