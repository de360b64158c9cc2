namespace OodDsl.Hosting;

/// <summary>What the attributes of a <see cref="Benchmark"/> type say, for one of its splits.</summary>
public sealed record BenchmarkDescription
{
    /// <summary>Name of the benchmark type.</summary>
    public required string Name { get; init; }

    /// <summary>The set that training, validation and ID test images come from.</summary>
    public required DataSet InDistribution { get; init; }

    /// <summary>Side that all images are resized to, in pixels; 0: as they are.</summary>
    public required int Size { get; init; }

    /// <summary>How runs divide the classes.</summary>
    public required Protocol Protocol { get; init; }

    /// <summary>The splits, in order: a run each.</summary>
    public required IReadOnlyList<BenchmarkSplit> Splits { get; init; }

    /// <summary>The split that is described.</summary>
    public required BenchmarkSplit Split { get; init; }

    /// <summary>Whether the test images of the unknown classes are an OOD set.</summary>
    public required bool OthersAreOod { get; init; }

    /// <summary>The ID classes in the order of the new labels 0..K-1; null: all.</summary>
    public IReadOnlyList<int>? KnownClasses => Split.KnownClasses;

    /// <summary>The sets close to the ID data, without the held-out classes.</summary>
    public required IReadOnlyList<DataSet> Near { get; init; }

    /// <summary>The sets far from the ID data.</summary>
    public required IReadOnlyList<DataSet> Far { get; init; }

    /// <summary>Sets of the ID classes under a covariate shift, which are ID too in the full spectrum.</summary>
    public IReadOnlyList<DataSet> Shifted { get; init; } = [];

    /// <summary>OOD sets that settings of scores may be chosen on; no run reads them.</summary>
    public IReadOnlyList<DataSet> OodValidation { get; init; } = [];

    /// <summary>Name of the near-OOD set of the unknown classes' test images; null if there is none.</summary>
    public string? HeldOut => KnownClasses is null || !OthersAreOod ? null : $"{InDistribution.Name}-held-out";

    /// <summary>Number of ID classes.</summary>
    public int Classes => KnownClasses?.Count ?? InDistribution.ClassNames.Count;

    /// <summary>Every set with its splits that are read.</summary>
    internal IEnumerable<(DataSet Set, Split Split)> AllSets =>
        [(InDistribution, OodDsl.Split.Train), (InDistribution, OodDsl.Split.Test), .. Near.Concat(Far).Concat(Shifted).Select(set => (set, OodDsl.Split.Test))];

    /// <summary>Reads a benchmark type; its first split is described.</summary>
    /// <exception cref="UserException">The type lacks something, says something twice, or asks for what can't be run.</exception>
    public static BenchmarkDescription Of(Type benchmark) => BenchmarkReader.Read(benchmark);

    /// <summary>The same for another split.</summary>
    /// <param name="name">Its name, or its number from 0; null for the one split of a benchmark that has no more.</param>
    /// <exception cref="UserException">There is no such split.</exception>
    public BenchmarkDescription At(string? name)
    {
        if (name is null && Splits.Count == 1) return this;
        var split = Splits.FirstOrDefault(split => string.Equals(split.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? (int.TryParse(name, out var number) && number >= 0 && number < Splits.Count && Splits.Count > 1 ? Splits[number] : null);
        if (split is not null) return this with { Split = split };
        throw new UserException(
            ExitCode.Usage, name is null ? $"{Name} has {Splits.Count} splits." : $"{Name} has no split '{name}'.",
            Splits.Count == 1 ? "It has one split only: leave --split out." : $"Its splits are {string.Join(", ", Splits.Select(split => split.Name))}.");
    }
}

/// <summary>How the runs of a benchmark divide the classes of its ID set.</summary>
public enum Protocol
{
    /// <summary>One run; the classes are all known, or some are held out.</summary>
    Plain,
    /// <summary>Each class in turn is ID.</summary>
    OneClass,
    /// <summary>Several splits into known and unknown classes.</summary>
    OpenSet,
}
