namespace OodDsl.Hosting;

/// <summary>Two finished runs of one benchmark and seed, and their raw scores.</summary>
sealed class RunPair
{
    readonly ScoreFiles a;
    readonly ScoreFiles b;

    public RunPair(RunFolder first, RunFolder second)
    {
        (a, b) = (new(first), new(second));
        if (a.Manifest.Seed != b.Manifest.Seed)
            throw Unpaired($"{first.Path} has the seed {a.Manifest.Seed}, {second.Path} the seed {b.Manifest.Seed}", "Pair runs of equal seeds.");
        if (!string.Equals(a.Manifest.Benchmark, b.Manifest.Benchmark, StringComparison.Ordinal))
            throw Unpaired($"{first.Path} is of {a.Manifest.Benchmark}, {second.Path} of {b.Manifest.Benchmark}", "Compare runs of one benchmark.");
        var differing = a.Manifest.Data.Join(b.Manifest.Data, Key, Key, (x, y) => (x, y)).FirstOrDefault(both => both.x != both.y);
        if (differing != default)
            throw Unpaired($"they read different files {differing.x.File} of {differing.x.DataSet}", "Run both again on the same data.");
    }

    /// <summary>OOD sets that both were evaluated on, in the order of the first.</summary>
    public IReadOnlyList<(string Name, string Group)> Sets => [.. a.Sets.Where(set => b.Sets.Contains(set))];

    /// <summary>Scores that both have, in the order of the first.</summary>
    public IReadOnlyList<string> ScoreNames => [.. a.ScoreNames.Where(score => b.ScoreNames.Contains(score, StringComparer.Ordinal))];

    /// <summary>One score on ID test and one OOD set.</summary>
    public PairedScores Scores(string score, string set) => new(set, a.Id(score), a.Of(set, score), b.Id(score), b.Of(set, score));

    static (string, string) Key(DataRecord record) => (record.DataSet, record.File);

    static UserException Unpaired(string what, string remedy) => new(ExitCode.Usage, $"These runs can't be paired: {what}.", remedy);
}
