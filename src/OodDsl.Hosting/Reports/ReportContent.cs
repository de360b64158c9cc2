namespace OodDsl.Hosting;

/// <summary>What a report is about: runs, sorted by benchmark and method, and what the reader has to know about them.</summary>
sealed class ReportContent
{
    /// <summary>Sorts runs.</summary>
    /// <param name="runs">At least one.</param>
    /// <param name="resamples">Bootstrap resamples for intervals of every run; 0: none.</param>
    public ReportContent(IReadOnlyList<ReportRun> runs, int resamples = 0)
    {
        ArgumentOutOfRangeException.ThrowIfZero(runs.Count, nameof(runs));
        Runs = runs = ArmsBehind(runs);
        List<string> notices = [];
        var finished = runs.Where(run => run.Result is not null).ToList();
        Unfinished = [.. runs.Where(run => run.Result is null)];
        if (finished.Count == 0) notices.Add("No run is finished, so that there is nothing to compare; what the runs wrote until now is below.");
        var counted = WithoutRepetitions(finished, notices);
        Benchmarks =
        [
            .. counted.GroupBy(run => run.Manifest.Benchmark, StringComparer.Ordinal).Select(benchmark => new ReportBenchmark(
                benchmark.Key, [.. benchmark.GroupBy(run => Named(run, benchmark), StringComparer.Ordinal).Select(method => new ReportMethod(method.Key, [.. method]))])),
        ];
        if (Benchmarks.Count > 1)
            notices.Add($"The runs are of {Benchmarks.Count} benchmarks ({string.Join(", ", Benchmarks.Select(one => one.Name))}): results are compared within each of them only.");
        foreach (var benchmark in Benchmarks) Look(benchmark, notices);
        Intervals = Benchmarks.ToDictionary(benchmark => benchmark, benchmark => resamples > 0 ? IntervalTables.Of(benchmark, resamples, notices) : []);
        Notices = notices;
    }

    /// <summary>All runs, in the order they were named, but control arms behind the experiment they are of.</summary>
    public IReadOnlyList<ReportRun> Runs { get; }

    /// <summary>The runs without results.</summary>
    public IReadOnlyList<ReportRun> Unfinished { get; }

    /// <summary>What was run, by benchmark.</summary>
    public IReadOnlyList<ReportBenchmark> Benchmarks { get; }

    /// <summary>Per benchmark the tables of intervals; none unless they are asked for.</summary>
    public IReadOnlyDictionary<ReportBenchmark, IReadOnlyList<ReportTable>> Intervals { get; }

    /// <summary>What the reader has to know.</summary>
    public IReadOnlyList<string> Notices { get; }

    static List<ReportRun> ArmsBehind(IReadOnlyList<ReportRun> runs)
    {
        var families = runs.Select(run => run.Manifest.ArmOf ?? run.Manifest.Experiment).Distinct(StringComparer.Ordinal).ToList();
        return [.. runs.OrderBy(run => families.IndexOf(run.Manifest.ArmOf ?? run.Manifest.Experiment)).ThenBy(run => run.Manifest.ArmOf is not null)];
    }

    // Runs of one name but of different code are no replicates of each other.
    static string Named(ReportRun run, IEnumerable<ReportRun> all) => all
        .Where(other => string.Equals(other.Method, run.Method, StringComparison.Ordinal)).Select(other => other.Manifest.Fingerprint).Distinct(StringComparer.Ordinal).Count() > 1
        ? $"{run.Method} [{run.Manifest.Fingerprint[..Math.Min(8, run.Manifest.Fingerprint.Length)]}]"
        : run.Method;

    static List<ReportRun> WithoutRepetitions(List<ReportRun> runs, List<string> notices)
    {
        List<ReportRun> counted = [];
        foreach (var same in runs.GroupBy(run => (run.Manifest.Benchmark, run.Method, run.Manifest.Fingerprint, run.Manifest.Split, run.Manifest.Seed)))
        {
            var last = same.OrderBy(run => run.Manifest.Ended).Last();
            counted.Add(last);
            if (same.Count() > 1)
                notices.Add($"{last.Name} was run {same.Count()} times; the last one, {RunFolders.Shown(last.Folder.Path)}, is counted.");
        }
        return [.. runs.Where(counted.Contains)];
    }

    static void Look(ReportBenchmark benchmark, List<string> notices)
    {
        var versions = benchmark.Methods.Where(method => method.Name.EndsWith(']')).Select(method => method.Name).ToList();
        if (versions.Count > 0) notices.Add($"Runs of one name were made by different code and stand apart, by their fingerprints: {string.Join("; ", versions)}.");
        if (benchmark.Methods.Select(method => string.Join(", ", method.Seeds)).Distinct(StringComparer.Ordinal).Count() > 1)
            notices.Add($"Not all methods on {benchmark.Name} have the same seeds: {string.Join("; ", benchmark.Methods.Select(method => $"{method.Name}: {string.Join(", ", method.Seeds)}"))}.");
        foreach (var method in benchmark.Methods.Where(method => !method.IsBySeed))
            notices.Add($"The seeds of {method.Name} have different splits, so that its deviations are over runs.");
        var files = benchmark.Methods.SelectMany(method => method.Runs).SelectMany(run => run.Manifest.Data).GroupBy(record => (record.DataSet, record.File))
            .Where(file => file.Select(record => record.Sha256).Distinct(StringComparer.Ordinal).Count() > 1).Select(file => $"{file.Key.File} of {file.Key.DataSet}").ToList();
        if (files.Count > 0) notices.Add($"The runs on {benchmark.Name} read different data: {string.Join(", ", files)}. Their results are not comparable.");
    }
}
