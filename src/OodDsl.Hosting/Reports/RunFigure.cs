using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>Draws a finished run's scores into its folder.</summary>
static class RunFigure
{
    /// <summary>Writes <see cref="RunFolder.Figure"/> from the run's scores and results.</summary>
    public static void Write(RunFolder folder)
    {
        var files = new ScoreFiles(folder);
        var result = folder.ReadResults();
        var title = string.Create(CultureInfo.InvariantCulture, $"{result.Experiment}, seed {result.Seed}");
        // A stage has no scores, so there is nothing to draw.
        if (files.ScoreNames.Count == 0) return;
        AtomicFile.Write(folder.Figure, ScoreFigure.Render(title, Panels(files, result)));
    }

    /// <summary>A panel per score.</summary>
    public static IReadOnlyList<ScorePanel> Panels(ScoreFiles files, RunResult result) => [.. files.ScoreNames.Select(score => Panel(score, files, result))];

    static ScorePanel Panel(string score, ScoreFiles files, RunResult result)
    {
        var sets = files.Sets.Select(set =>
            new OodSample(set.Name, set.Group, Floats(files.Of(set.Name, score)), Auroc(result, score, set.Name)));
        return new(score, Floats(files.Id(score)), [.. sets]);
    }

    static double Auroc(RunResult result, string score, string set) => result.Results.First(row =>
        string.Equals(row.Score, score, StringComparison.Ordinal) && string.Equals(row.Dataset, set, StringComparison.Ordinal)).Auroc;

    static float[] Floats(double[] values) => Array.ConvertAll(values, value => (float)value);
}
