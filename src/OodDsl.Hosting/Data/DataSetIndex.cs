namespace OodDsl.Hosting;

/// <summary>All data sets of the library and of a project, found by name or by the benchmark they belong to.</summary>
sealed class DataSetIndex(ExperimentCatalogIndex catalog)
{
    IReadOnlyList<Type> Types => field ??=
    [
        .. catalog.All.Select(experiment => experiment.Create.Method.Module.Assembly).Append(typeof(DataSet).Assembly).Distinct()
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsAbstract && !type.ContainsGenericParameters && type.GetConstructor(Type.EmptyTypes) is not null),
    ];

    /// <summary>Every set once, in the order of their names.</summary>
    public IReadOnlyList<DataSet> All => field ??=
    [
        .. Types.Where(type => type.IsSubclassOf(typeof(DataSet)) && type != typeof(TrainingSet)).Select(type => (DataSet)Activator.CreateInstance(type)!)
            .Concat(Benchmarks.SelectMany(SetsIfDeclaredWell))
            .DistinctBy(set => set.GetType()).OrderBy(set => set.Name, StringComparer.Ordinal),
    ];

    /// <summary>The sets of a benchmark's type.</summary>
    public static IEnumerable<DataSet> SetsOf(Type benchmark)
    {
        var description = BenchmarkDescription.Of(benchmark);
        return description.Near.Concat(description.Far).Concat(description.Shifted).Concat(description.OodValidation).Prepend(description.InDistribution);
    }

    /// <summary>The sets that names mean: a set's, a benchmark's, or an experiment's. None: all.</summary>
    /// <exception cref="UserException">A name means nothing; the nearest is suggested.</exception>
    public IReadOnlyList<DataSet> Find(IReadOnlyList<string> names) =>
        names.Count == 0 ? All : [.. names.SelectMany(Find).DistinctBy(set => set.GetType())];

    IEnumerable<Type> Benchmarks => Types.Where(type => type.IsSubclassOf(typeof(Benchmark)));

    // A benchmark that is declared wrongly is told to whoever asks for it by name, not to everybody who looks for some data.
    static IReadOnlyList<DataSet> SetsIfDeclaredWell(Type benchmark)
    {
        try
        {
            return [.. SetsOf(benchmark)];
        }
        catch (UserException)
        {
            return [];
        }
    }

    IEnumerable<DataSet> Find(string name)
    {
        var wanted = NearestNames.Simple(name);
        if (All.FirstOrDefault(set => Is(set.Name)) is { } set) return [set];
        if (Benchmarks.FirstOrDefault(type => Is(type.Name)) is { } benchmark) return SetsOf(benchmark);
        if (catalog.All.FirstOrDefault(experiment => Is(experiment.Name)) is { } experiment) return SetsOf(experiment.Benchmark);
        var near = NearestNames.Of(name, [.. All.Select(known => known.Name), .. Benchmarks.Select(type => type.Name)]);
        throw new UserException(
            ExitCode.Usage, $"There is no data set or benchmark '{name}'.",
            $"{(near.Count == 0 ? "" : $"Did you mean {NearestNames.Choice(near)}? ")}./ood data list shows all {All.Count} sets.");

        bool Is(string known) => string.Equals(NearestNames.Simple(known), wanted, StringComparison.Ordinal);
    }
}
