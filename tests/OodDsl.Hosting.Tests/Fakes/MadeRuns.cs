namespace OodDsl.Hosting.Tests;

/// <summary>Run folders with made-up results, for what only reads them.</summary>
static class MadeRuns
{
    public static readonly (string Name, string Group)[] Sets = [("letters", "near"), ("digits", "far"), ("noise", "far")];

    /// <summary>Writes manifest and results. The AUROC of a score on a set is what <paramref name="auroc"/> says, a quarter less of the full spectrum; other metrics follow from it.</summary>
    public static RunFolder Make(
        TemporaryFolder folder, string experiment, int seed, Func<string, string, double> auroc, string benchmark = "Made", string? split = null,
        string? armOf = null, char fingerprint = 'a', RunState state = RunState.Done, string? error = null, bool isFullSpectrum = false,
        params string[] overrides)
    {
        var run = new RunFolder(folder.At(string.Join('-', [experiment.Replace('/', '.'), benchmark, split ?? "", $"{seed}", $"{fingerprint}", .. overrides])));
        Directory.CreateDirectory(run.Path);
        run.Write(new RunManifest
        {
            Experiment = experiment,
            ArmOf = armOf,
            Fingerprint = new string(fingerprint, 64),
            Benchmark = benchmark,
            InDistribution = "made",
            Split = split,
            State = state,
            Error = error,
            Started = new(2026, 3, 1, 12, seed, 0, TimeSpan.Zero),
            Ended = new(2026, 3, 1, 13, seed, 0, TimeSpan.Zero),
            Seconds = new Dictionary<string, double>(StringComparer.Ordinal) { ["train"] = 60 },
            Seed = seed,
            Overrides = overrides,
            Settings = [],
            Environment = new()
            {
                Engine = "LibTorch",
                LibTorch = "1.13.0",
                Blas = "OpenBLAS",
                Device = "cpu",
                Threads = 1,
                Deterministic = true,
                Cpu = "A processor",
                CpuFeatures = [],
                Os = "Debian",
                DotNet = "10",
                OodDsl = "0.1.0",
            },
            Data = [],
        });
        if (state == RunState.Done)
            run.Write(new RunResult
            {
                Experiment = experiment,
                Seed = seed,
                Split = split,
                IdAccuracy = 0.9 + (0.01 * seed),
                Results = [.. ((string[])["Msp", "Knn"]).SelectMany(score => Rows(score, auroc))],
                FullSpectrum = isFullSpectrum ? [.. ((string[])["Msp", "Knn"]).SelectMany(score => Rows(score, (name, set) => auroc(name, set) - 0.25))] : null,
                FullSpectrumAccuracy = isFullSpectrum ? 0.6 + (0.01 * seed) : null,
            });
        return run;
    }

    static IEnumerable<ScoreResult> Rows(string score, Func<string, string, double> auroc)
    {
        ScoreResult[] rows = [.. Sets.Select(set => new ScoreResult(set.Name, set.Group, score, auroc(score, set.Name), 1 - auroc(score, set.Name), 0.9, 0.8))];
        return [.. rows, .. rows.GroupBy(row => row.Group).Select(group => ScoreResult.Mean([.. group]))];
    }
}
