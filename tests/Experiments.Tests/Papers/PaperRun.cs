using OodDsl.Hosting;

namespace Experiments.Tests;

/// <summary>Runs of paper-size experiments on a few images in published formats.</summary>
static class PaperRun
{
    /// <summary>A run through the command line, from data to results.</summary>
    public static async Task RunAsync(GenuineFiles files, string experiment, string score, params string[] options)
    {
        var runs = Directory.CreateTempSubdirectory("ood-paper-").FullName;
        try
        {
            var folder = System.IO.Path.Combine(runs, "run");
            using var run = await Ood.RunAsync(["run", experiment, "--data", files.Path, "--runs", runs, "--output", folder, "--threads", "1", .. options]);
            Assert.True(run.ExitCode == 0, run.Output + run.Error);
            Assert.Contains(score, run.Output, StringComparison.Ordinal);
            Assert.True(File.Exists(System.IO.Path.Combine(folder, "checkpoints", "last.safetensors")));
            Assert.Contains("\"auroc\"", await File.ReadAllTextAsync(System.IO.Path.Combine(folder, "results.json")), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(runs, recursive: true);
        }
    }

    /// <summary>One epoch of the steps that the settings say, the fits, and the named scores of a few images of each set.</summary>
    public static void Step(ExperimentDescriptor experiment, GenuineFiles files, string[] scores, int perSet, int training, params string[] settings) =>
        Step(experiment, files, split: null, scores, perSet, training, settings);

    /// <summary>Of one split of a benchmark that has several.</summary>
    public static void Step(
        ExperimentDescriptor experiment, GenuineFiles files, string? split, string[] scores, int perSet, int training, params string[] settings)
    {
        using var run = new DryRun(experiment, Few(experiment, files, perSet, training, split), new DataSource(files.Folders), settings);
        Follow(run, scores);
    }

    /// <summary>Trains, fits and scores.</summary>
    public static void Follow(DryRun run, string[] names)
    {
        var before = run.State();
        run.Train();
        Assert.NotEmpty(DryRun.Changed(before, run.State()));
        run.Fit();
        foreach (var (name, images) in run.Data.Ood.Select(set => (set.Name, set.Images)).Prepend(("test", run.Data.Test)))
        {
            var scores = run.Scores(name, images);
            Assert.All(names, score => Assert.Equal([images.Count], scores[score].shape));
            Assert.All(names, score => Assert.False(scores[score].isnan().any().item<bool>(), $"{score} of {name}"));
        }
    }

    /// <summary>A benchmark's data with the first images of each set.</summary>
    public static BenchmarkData Few(ExperimentDescriptor experiment, GenuineFiles files, int perSet, int training, string? split = null) =>
        Few(experiment, new DataSource(files.Folders), perSet, training, split);

    /// <summary>The same, held or not as the source says.</summary>
    public static BenchmarkData Few(ExperimentDescriptor experiment, DataSource source, int perSet, int training, string? split = null)
    {
        var benchmark = BenchmarkDescription.Of(experiment.Benchmark);
        var data = BenchmarkData.Load(split is null ? benchmark : benchmark.At(split), source, training);
        return new()
        {
            Description = data.Description,
            Training = data.Training,
            Validation = (data.Validation.Count > 0 ? data.Validation : data.Test).Take(2 * perSet),
            Test = data.Test.Take(perSet),
            Ood = [.. data.Ood.Select(set => set with { Images = set.Images.Take(perSet) })],
        };
    }
}
