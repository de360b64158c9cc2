namespace OodDsl.Hosting;

/// <summary>What the attributes of a <see cref="Benchmark"/> type say.</summary>
public sealed record BenchmarkDescription
{
    /// <summary>Name of the benchmark type.</summary>
    public required string Name { get; init; }

    /// <summary>The set that training, validation and ID test images come from.</summary>
    public required DataSet InDistribution { get; init; }

    /// <summary>Side that all images are resized to, in pixels; 0: as they are.</summary>
    public required int Size { get; init; }

    /// <summary>The ID classes in the order of the new labels 0..K-1; null: all.</summary>
    public IReadOnlyList<int>? KnownClasses { get; init; }

    /// <summary>The sets close to the ID data, without the held-out classes.</summary>
    public required IReadOnlyList<DataSet> Near { get; init; }

    /// <summary>The sets far from the ID data.</summary>
    public required IReadOnlyList<DataSet> Far { get; init; }

    /// <summary>Name of the near-OOD set of the held-out classes' test images; null if there is none.</summary>
    public string? HeldOut => KnownClasses is null ? null : $"{InDistribution.Name}-held-out";

    /// <summary>Number of ID classes.</summary>
    public int Classes => KnownClasses?.Count ?? InDistribution.ClassNames.Count;

    /// <summary>Reads a benchmark type.</summary>
    /// <exception cref="UserException">The type lacks something, says something twice, or asks for what can't be run.</exception>
    public static BenchmarkDescription Of(Type benchmark)
    {
        ArgumentNullException.ThrowIfNull(benchmark);
        var attributes = benchmark.GetCustomAttributes(inherit: false);
        var inDistribution = Only(attributes, typeof(InDistribution<>), benchmark);
        var description = new BenchmarkDescription
        {
            Name = benchmark.Name,
            InDistribution = Set(inDistribution),
            Size = (int)inDistribution.GetType().GetProperty(nameof(InDistribution<>.Size))!.GetValue(inDistribution)!,
            KnownClasses = Known(attributes, benchmark),
            Near = Sets(attributes, typeof(NearOod<>)),
            Far = Sets(attributes, typeof(FarOod<>)),
        };
        description.Check();
        return description;
    }

    static object Only(object[] attributes, Type kind, Type benchmark) =>
        Array.Find(attributes, attribute => Is(attribute, kind))
        ?? throw Wrong(benchmark.Name, "names no ID data set", "Put [InDistribution<...>] on it.");

    static int[]? Known(object[] attributes, Type benchmark) => attributes.OfType<KnownClasses>().ToArray() switch
    {
        [] => null,
        [var one] => [.. one.Classes],
        var several => throw Wrong(
            benchmark.Name, $"has {several.Length} splits of known classes", "A run takes one: make a benchmark type for each [KnownClasses(...)]."),
    };

    static DataSet[] Sets(object[] attributes, Type kind) => [.. attributes.Where(attribute => Is(attribute, kind)).Select(Set)];

    static bool Is(object attribute, Type kind) => attribute.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == kind;

    static DataSet Set(object attribute) => (DataSet)Activator.CreateInstance(attribute.GetType().GetGenericArguments()[0])!;

    void Check()
    {
        if (Size < 0) throw Wrong(Name, $"asks for images of {Size} pixels", "Size is a side in pixels, or 0 for the images as they are.");
        var classes = InDistribution.ClassNames.Count;
        if (KnownClasses is { } known)
        {
            if (known.Count == 0 || known.Distinct().Count() != known.Count || known.Any(number => number < 0 || number >= classes))
                throw Wrong(Name, $"has known classes {string.Join(", ", known)}", $"Give different ones out of 0 to {classes - 1}.");
            if (known.Count == classes) throw Wrong(Name, "holds out no class", "Leave [KnownClasses] out, or leave a class out of it.");
        }
        var names = Near.Concat(Far).Select(set => set.Name).Append(InDistribution.Name).Append(HeldOut).OfType<string>();
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Wrong(Name, $"names the set '{twice.Key}' more than once", "Every set has one role in a benchmark.");
        if (HeldOut is null && Near.Count + Far.Count == 0)
            throw Wrong(Name, "has no OOD set", "Give it [NearOod<...>], [FarOod<...>] or [KnownClasses(...)].");
    }

    static UserException Wrong(string benchmark, string what, string remedy) =>
        new(ExitCode.Configuration, $"The benchmark {benchmark} {what}.", remedy);
}
