namespace OodDsl.Hosting;

/// <summary>A run and the one that was made to be the same.</summary>
/// <param name="run">The run's folder.</param>
/// <param name="manifest">What it was.</param>
/// <param name="other">The new run's folder.</param>
/// <param name="otherManifest">What that was.</param>
sealed class ReproductionComparison(RunFolder run, RunManifest manifest, RunFolder other, RunManifest otherManifest)
{
    /// <summary>All has to be equal in its bits: weights, results, scores, losses, and the data and runs that it was made from.</summary>
    public IReadOnlyList<ReproductionRow> Exact() =>
    [
        Equal("weights", manifest.WeightsSha256 is null ? [] : [("last checkpoint", manifest.WeightsSha256, otherManifest.WeightsSha256)], Distance),
        Equal("results", Numbers().Select(one => (one.Name, Text(one.Then), (string?)Text(one.Now))), () => Numbers().Max(one => Math.Abs(one.Then - one.Now))),
        Equal("files", Files()),
        Equal("losses", Losses()),
        .. Origins(),
    ];

    /// <summary>Numbers have to agree within tolerances.</summary>
    public IReadOnlyList<ReproductionRow> Within(ReproductionTolerances tolerances)
    {
        var rows = Numbers().Where(one => one.Kind != ResultKind.Threshold).GroupBy(one => one.Kind).OrderBy(group => group.Key)
            .Select(group => Row(group.Key.ToString(), group.ToList(), Tolerance(group.Key, tolerances), group.Key == ResultKind.Metric)).ToList();
        // Weights that were archived without their checkpoint can't be compared but by their hash.
        if (File.Exists(run.LastCheckpoint))
        {
            var distance = Distance();
            rows.Insert(0, new("Weights", 1, distance, "all weights together", tolerances.Weights, distance <= tolerances.Weights));
        }
        return [.. rows, .. Origins()];
    }

    // What the run was made from has to be the same whatever the bits.
    IEnumerable<ReproductionRow> Origins()
    {
        yield return Equal("data", manifest.Data.Select(record => (
            $"{record.DataSet}/{record.File}", record.Sha256, otherManifest.Data.FirstOrDefault(now => now.DataSet == record.DataSet && now.File == record.File)?.Sha256)));
        if (manifest.Dependencies.Count > 0)
            yield return Equal("dependencies", manifest.Dependencies.Select(record => (
                $"{record.Name} {record.Experiment}", record.Key ?? "", otherManifest.Dependencies.FirstOrDefault(now => now.Name == record.Name)?.Key)));
    }

    static ReproductionRow Equal(string what, IEnumerable<(string Name, string Then, string? Now)> parts, Func<double>? difference = null)
    {
        var all = parts.ToList();
        var differing = all.Where(part => !string.Equals(part.Then, part.Now, StringComparison.Ordinal)).Select(part => part.Name).ToList();
        return new(what, all.Count, differing.Count > 0 && difference is not null ? difference() : 0, Listed(differing), null, differing.Count == 0);
    }

    static ReproductionRow Row(string what, List<ResultNumber> numbers, double tolerance, bool isRelative)
    {
        var differences = numbers.Select(one => (one.Name, Difference: Difference(one, isRelative))).ToList();
        var largest = differences.MaxBy(one => one.Difference);
        return new(what, numbers.Count, largest.Difference, largest.Name, tolerance, differences.TrueForAll(one => one.Difference <= tolerance));
    }

    static double Difference(ResultNumber number, bool isRelative)
    {
        if (number.Then.Equals(number.Now)) return 0;
        var difference = Math.Abs(number.Then - number.Now);
        // A number that is none on one side agrees with nothing.
        if (double.IsNaN(difference)) return double.PositiveInfinity;
        return isRelative ? difference / Math.Max(Math.Abs(number.Then), double.Epsilon) : difference;
    }

    static double Tolerance(ResultKind kind, ReproductionTolerances tolerances) => kind switch
    {
        ResultKind.Accuracy => tolerances.Accuracy,
        ResultKind.Calibration => tolerances.Calibration,
        ResultKind.Area => tolerances.Area,
        ResultKind.Share => tolerances.Share,
        _ => tolerances.Metric,
    };

    IReadOnlyList<ResultNumber> Numbers() => ResultNumbers.Paired(run.ReadResults(), other.ReadResults());

    // Every file of tensors that the run still has: best weights, fits, scores.
    IEnumerable<(string, string, string?)> Files() => Directory.EnumerateFiles(run.Path, "*.safetensors", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(run.Path, file)).Where(file => Path.Combine(run.Path, file) != run.LastCheckpoint).Order(StringComparer.Ordinal)
        .Select(file => (file, RunSearch.Sha256(Path.Combine(run.Path, file)), Hash(Path.Combine(other.Path, file))));

    static string? Hash(string file) => File.Exists(file) ? RunSearch.Sha256(file) : null;

    IEnumerable<(string, string, string?)> Losses()
    {
        if (!File.Exists(run.Metrics)) return [];
        var (then, now) = (MetricsLines.WithoutTimes(run.Metrics), MetricsLines.WithoutTimes(other.Metrics));
        return Enumerable.Range(0, Math.Max(then.Count, now.Count))
            .Select(line => (FormattableString.Invariant($"line {line + 1}"), then.ElementAtOrDefault(line) ?? "", (string?)(now.ElementAtOrDefault(line) ?? "")));
    }

    // The norm of the difference over the norm; infinite where a weight is missing, or the run's checkpoint is not there.
    double Distance()
    {
        if (!File.Exists(run.LastCheckpoint)) return double.NaN;
        using var scope = NewDisposeScope();
        var (then, now) = (Checkpoint.Read(run.LastCheckpoint).Scored, Checkpoint.Read(other.LastCheckpoint).Scored);
        var (difference, norm) = (0.0, 0.0);
        foreach (var (name, tensor) in then.Where(entry => entry.Value.is_floating_point()))
        {
            if (!now.TryGetValue(name, out var same) || !same.shape.AsSpan().SequenceEqual(tensor.shape)) return double.PositiveInfinity;
            difference += (tensor - same).to(ScalarType.Float64).square().sum().item<double>();
            norm += tensor.to(ScalarType.Float64).square().sum().item<double>();
        }
        return difference == 0 ? 0 : Math.Sqrt(difference / norm);
    }

    static string Text(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    static string Listed(List<string> names) =>
        names.Count <= 3 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(3))} and {names.Count - 3} more";
}
