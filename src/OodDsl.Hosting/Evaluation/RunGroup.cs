namespace OodDsl.Hosting;

/// <summary>Runs of one experiment with the same code and settings, which differ in seed and split: replicates.</summary>
/// <param name="Runs">The runs, in the order they were named.</param>
sealed record RunGroup(IReadOnlyList<RunFolder> Runs)
{
    /// <summary>The runs in groups, in the order of each group's first.</summary>
    public static IReadOnlyList<RunGroup> Of(IEnumerable<RunFolder> runs) =>
        [.. runs.GroupBy(run => Identity(run.ReadManifest()), StringComparer.Ordinal).Select(group => new RunGroup([.. group]))];

    /// <summary>What two groups are called: the experiment, with what separates them where that is not enough.</summary>
    public static (string A, string B) Names(RunManifest a, RunManifest b)
    {
        var (nameA, nameB) = (Name(a), Name(b));
        return !string.Equals(nameA, nameB, StringComparison.Ordinal) || string.Equals(a.Fingerprint, b.Fingerprint, StringComparison.Ordinal)
            ? (nameA, nameB)
            : ($"{nameA} [{a.Fingerprint[..8]}]", $"{nameB} [{b.Fingerprint[..8]}]");
    }

    /// <summary>Pairs the runs of two groups by seed and split.</summary>
    /// <returns>The runs that have a partner, in the order of the first group, and those that have none.</returns>
    /// <exception cref="UserException">No run has a partner, or a group has two runs of one seed.</exception>
    public static (IReadOnlyList<RunFolder> A, IReadOnlyList<RunFolder> B, IReadOnlyList<RunFolder> Alone) Pair(RunGroup a, RunGroup b)
    {
        var (ofA, ofB) = (ByPlace(a), ByPlace(b));
        var common = ofA.Keys.Where(ofB.ContainsKey).ToList();
        if (common.Count == 0)
            throw new UserException(
                ExitCode.Usage, $"These runs can't be paired: {ofA.First().Value.Path} has the {Text(ofA.First().Key)}, {ofB.First().Value.Path} the {Text(ofB.First().Key)}.",
                "Compare runs of equal seeds, so that they share what is chance.");
        return (
            [.. common.Select(key => ofA[key])], [.. common.Select(key => ofB[key])],
            [.. ofA.Concat(ofB).Where(run => !common.Contains(run.Key)).Select(run => run.Value)]);
    }

    /// <summary>The first run of each seed and split, and the second ones; null where no seed comes twice.</summary>
    public (RunGroup First, RunGroup Second)? Twice()
    {
        var places = Runs.GroupBy(Place).ToList();
        return places.Exists(place => place.Count() > 1)
            ? (new([.. places.Select(place => place.First())]), new([.. places.SelectMany(place => place.Skip(1).Take(1))]))
            : null;
    }

    static OrderedDictionary<(int Seed, string? Split), RunFolder> ByPlace(RunGroup group)
    {
        var byPlace = new OrderedDictionary<(int, string?), RunFolder>();
        foreach (var run in group.Runs)
            if (!byPlace.TryAdd(Place(run), run))
                throw new UserException(
                    ExitCode.Usage, $"{byPlace[Place(run)].Path} and {run.Path} are runs of the same experiment, settings and seed.", "Name one of them.");
        return byPlace;
    }

    static (int Seed, string? Split) Place(RunFolder run) => run.ReadManifest() is var manifest ? (manifest.Seed, manifest.Split) : default;

    static string Text((int Seed, string? Split) place) =>
        FormattableString.Invariant($"seed {place.Seed}{(place.Split is null ? "" : $" of {place.Split}")}");

    static string Name(RunManifest manifest)
    {
        string[] changes = [.. manifest.Overrides, .. manifest.Limit is { } limit ? [FormattableString.Invariant($"{limit} images")] : Array.Empty<string>()];
        return changes.Length == 0 ? manifest.Experiment : $"{manifest.Experiment} ({string.Join(", ", changes)})";
    }

    static string Identity(RunManifest manifest) => string.Join('\n',
        [manifest.Experiment, manifest.Fingerprint, FormattableString.Invariant($"{manifest.Limit}"), .. manifest.Settings.Select(setting => $"{setting.Path}={setting.Value?.ToJsonString()}")]);
}
