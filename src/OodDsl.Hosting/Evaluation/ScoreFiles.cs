namespace OodDsl.Hosting;

/// <summary>The raw scores of a finished run.</summary>
sealed class ScoreFiles
{
    readonly RunFolder folder;
    readonly Dictionary<string, IReadOnlyDictionary<string, double[]>> read = new(StringComparer.Ordinal);
    readonly string inDistribution;

    public ScoreFiles(RunFolder folder)
    {
        this.folder = folder;
        Manifest = folder.ReadManifest();
        var results = folder.ReadResults().Results;
        var sets = results.Select(result => (result.Dataset, result.Group)).Distinct();
        Sets = [.. sets.Where(set => !string.Equals(set.Dataset, set.Group, StringComparison.Ordinal))];
        ScoreNames = [.. results.Select(result => result.Score).Distinct(StringComparer.Ordinal)];
        inDistribution = Manifest.InDistribution;
    }

    /// <summary>What the run was.</summary>
    public RunManifest Manifest { get; }

    /// <summary>The OOD sets.</summary>
    public IReadOnlyList<(string Name, string Group)> Sets { get; }

    /// <summary>Names of the scores.</summary>
    public IReadOnlyList<string> ScoreNames { get; }

    /// <summary>A score on the ID test images.</summary>
    public double[] Id(string score) => Of(inDistribution, score);

    /// <summary>A score on the ID validation images.</summary>
    public double[] Validation(string score) => Of(Evaluator.ValidationName(inDistribution), score);

    /// <summary>The score maps that were kept of a set's images, by row.</summary>
    public IReadOnlyDictionary<long, float[]> Maps(string set, string score) => MapSample.Read(folder.Scores(set), score);

    /// <summary>A score on a set's images.</summary>
    public double[] Of(string set, string score)
    {
        if (!read.TryGetValue(set, out var scores)) read.Add(set, scores = TensorFile.ReadNumbers(folder.Scores(set)));
        return scores.TryGetValue(score, out var values)
            ? values
            : throw new UserException(
                ExitCode.Environment, $"{folder.Scores(set)} lacks the score {score}.", "Evaluate the run again: 'evaluate RUN'.");
    }
}
