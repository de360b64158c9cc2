namespace OodDsl.Hosting;

/// <summary>
/// Runs of one experiment and split that differ in their seeds, as one detector (the ensembles of CutPaste, Li et al., 2021): the mean score of each
/// image. Scores of different networks have different scales, so each run's are standardised first, by the mean and deviation of its ID validation
/// images; no test image decides.
/// </summary>
static class SeedEnsemble
{
    /// <summary>How well the mean score tells each OOD set, score by score in the order of the first run.</summary>
    /// <param name="runs">Finished runs with their raw scores, of the same benchmark and split.</param>
    /// <exception cref="UserException">Raw scores are missing.</exception>
    public static IReadOnlyList<(string Score, string Set, string Group, OodMetrics Metrics)> Of(IReadOnlyList<RunFolder> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var files = runs.Select(run => new ScoreFiles(run)).ToArray();
        return
        [
            .. from score in files[0].ScoreNames
               let scales = Array.ConvertAll(files, one => Scale(one.Validation(score)))
               let id = Mean(files, scales, one => one.Id(score))
               from set in files[0].Sets
               select (score, set.Name, set.Group, OodMetrics.Compute<double>(id, Mean(files, scales, one => one.Of(set.Name, score)))),
        ];
    }

    static double[] Mean(ScoreFiles[] files, (double Mean, double Deviation)[] scales, Func<ScoreFiles, double[]> scores)
    {
        var sum = new double[scores(files[0]).Length];
        foreach (var (file, scale) in files.Zip(scales))
        {
            var own = scores(file);
            for (var i = 0; i < sum.Length; i++) sum[i] += (own[i] - scale.Mean) / scale.Deviation / files.Length;
        }
        return sum;
    }

    // A score that is the same everywhere has no scale, and adds nothing.
    static (double Mean, double Deviation) Scale(double[] validation)
    {
        var mean = validation.Average();
        var deviation = Math.Sqrt(validation.Average(value => (value - mean) * (value - mean)));
        return (mean, deviation > 0 ? deviation : 1);
    }
}
