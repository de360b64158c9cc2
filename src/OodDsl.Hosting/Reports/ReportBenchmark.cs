namespace OodDsl.Hosting;

/// <summary>What was run on one benchmark: only this is compared.</summary>
sealed class ReportBenchmark
{
    /// <param name="name">Name of the benchmark.</param>
    /// <param name="methods">Its methods, at least one.</param>
    public ReportBenchmark(string name, IReadOnlyList<ReportMethod> methods)
    {
        (Name, Methods) = (name, methods);
        (string Name, string Group)[] all =
            [.. methods.SelectMany(method => method.Runs).SelectMany(run => run.Result!.Results).Select(row => (row.Dataset, row.Group)).Distinct()];
        Sets = [.. all.Where(set => set.Name != set.Group)];
        Groups = [.. all.Where(set => set.Name == set.Group).Select(set => set.Name)];
        Rows = [.. methods.SelectMany(method => method.Scores.Select(score => (method, score)))];
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The methods.</summary>
    public IReadOnlyList<ReportMethod> Methods { get; }

    /// <summary>The OOD sets, near ones first.</summary>
    public IReadOnlyList<(string Name, string Group)> Sets { get; }

    /// <summary><c>near</c>, <c>far</c>, as far as there are such sets.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Methods and their scores: the rows of its tables.</summary>
    public IReadOnlyList<(ReportMethod Method, string Score)> Rows { get; }

    /// <summary>The splits; empty if it has one only.</summary>
    public IReadOnlyList<string> Splits => [.. Methods.SelectMany(method => method.Splits).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether any run has results in which covariate-shifted sets count as ID.</summary>
    public bool HasFullSpectrum => Methods.Any(method => method.Runs.Any(run => run.Result!.FullSpectrum is not null));

    /// <summary>Whether any row has the metric.</summary>
    public bool Has(ReportMetric metric) => Methods.Any(method => method.Runs.Any(run => run.Result!.Results.Any(row => metric.Of(row) is not null)));

    /// <summary>
    /// Rank of every row: on each OOD set the rows are ranked by their mean, 1 is the best, equals share the mean of their ranks; then the mean over the sets.
    /// Null for a row that lacks a set.
    /// </summary>
    public IReadOnlyList<double?> Ranks(ReportMetric metric)
    {
        var columns = Sets.Select(set => Rows.Select(row => row.Method.Value(row.Score, set.Name, metric)?.Mean).ToArray()).ToList();
        return
        [
            .. Rows.Select((_, row) => columns.Count == 0 || columns.Exists(column => column[row] is null) ? (double?)null
                : columns.Average(column => Rank(column, row, metric.IsHigherBetter))),
        ];
    }

    static double Rank(double?[] column, int row, bool isHigherBetter)
    {
        var value = column[row]!.Value;
        var better = column.Count(other => isHigherBetter ? other > value : other < value);
        return 1 + better + ((column.Count(other => other == value) - 1) / 2.0);
    }
}
