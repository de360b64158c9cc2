namespace OodDsl.Hosting;

/// <summary>Looks for every data set that the project knows.</summary>
sealed class DataCheck(ExperimentCatalogIndex catalog, DataFolders folders)
{
    /// <summary>One finding per data set. What a benchmark needs is missing only where no benchmark has all it needs: nothing could run.</summary>
    public IEnumerable<Finding> Findings()
    {
        var found = new Dictionary<Type, Finding>();
        Finding Found(DataSet set) => found.TryGetValue(set.GetType(), out var known) ? known : found[set.GetType()] = Find(set);
        var benchmarks = catalog.All.Select(experiment => experiment.Benchmark).Distinct().Select(benchmark => DataSetsOf(benchmark).ToList()).ToList();
        var runs = benchmarks.Exists(sets => sets.TrueForAll(set => Found(set).State != FindingState.Missing));
        var needed = runs ? [] : benchmarks.SelectMany(sets => sets).Select(set => set.GetType()).ToHashSet();
        return [.. KnownDataSets.Of(catalog.All).OrderBy(set => set.Name, StringComparer.Ordinal).Select(set =>
            needed.Contains(set.GetType()) || Found(set).State != FindingState.Missing ? Found(set) : Found(set) with { State = FindingState.Poor })];
    }

    static IEnumerable<DataSet> DataSetsOf(Type benchmark)
    {
        var description = BenchmarkDescription.Of(benchmark);
        return description.Near.Concat(description.Far).Append(description.InDistribution);
    }

    Finding Find(DataSet set)
    {
        var files = Enum.GetValues<Split>().SelectMany(set.Files).Distinct().ToList();
        var pictures = Enum.GetValues<Split>().SelectMany(set.Folders).Distinct().ToList();
        if (files.Count + pictures.Count == 0) return new(set.Name, FindingState.Good, "made, not read");
        try
        {
            var places = files.Select(file => Path.GetDirectoryName(folders.Locate(set, file).Path))
                .Concat(pictures.Select(folder => folders.Locate(set, folder))).Distinct(StringComparer.Ordinal);
            return new(set.Name, FindingState.Good, string.Join(", ", places));
        }
        catch (DataMissingException missing)
        {
            var download = files.TrueForAll(file => (file.Archive ?? file).Download is not null)
                && pictures.TrueForAll(folder => folder.Archive?.Download is not null) ? " Downloaded when a run needs it, where there is a network." : "";
            return new(set.Name, download.Length == 0 ? FindingState.Missing : FindingState.Poor, $"not found.{download}", missing.Remedy);
        }
    }
}
