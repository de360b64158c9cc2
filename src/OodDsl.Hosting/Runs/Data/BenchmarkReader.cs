namespace OodDsl.Hosting;

/// <summary>Reads the attributes of <see cref="Benchmark"/> types.</summary>
static class BenchmarkReader
{
    /// <summary>Reads a type; its first split is described.</summary>
    /// <exception cref="UserException">The type lacks something, says something twice, or asks for what can't be run.</exception>
    public static BenchmarkDescription Read(Type benchmark)
    {
        ArgumentNullException.ThrowIfNull(benchmark);
        var attributes = benchmark.GetCustomAttributes(inherit: false);
        var attribute = Array.Find(attributes, candidate => Is(candidate, typeof(InDistribution<>)))
            ?? throw Wrong(benchmark.Name, "names no ID data set", "Put [InDistribution<...>] on it.");
        var inDistribution = Set(attribute);
        var known = attributes.OfType<KnownClasses>().ToArray();
        var oneClass = attributes.OfType<OneClass>().SingleOrDefault();
        if (oneClass is not null && known.Length > 0)
            throw Wrong(benchmark.Name, "has both [OneClass] and [KnownClasses(...)]", "Keep the one that says how classes are divided.");
        BenchmarkSplit[] splits = oneClass is not null
            ? [.. inDistribution.ClassNames.Select((name, number) => new BenchmarkSplit(Named(name, number), [number]))]
            : known.Length <= 1 ? [new(null, known is [var one] ? [.. one.Classes] : null)]
            : [.. known.Select((classes, number) => new BenchmarkSplit($"split-{number}", [.. classes.Classes]))];
        var description = new BenchmarkDescription
        {
            Name = benchmark.Name,
            InDistribution = inDistribution,
            Size = (int)attribute.GetType().GetProperty(nameof(InDistribution<>.Size))!.GetValue(attribute)!,
            Protocol = oneClass is not null ? Protocol.OneClass : known.Length > 1 ? Protocol.OpenSet : Protocol.Plain,
            Splits = splits,
            Split = splits.Length > 0 ? splits[0] : throw Wrong(benchmark.Name, "has an ID data set without classes", "One class needs classes."),
            OthersAreOod = oneClass?.OthersAreOod ?? true,
            Near = Sets(attributes, typeof(NearOod<>)),
            Far = Sets(attributes, typeof(FarOod<>)),
            Shifted = Sets(attributes, typeof(CovariateShifted<>)),
            OodValidation = Sets(attributes, typeof(OodValidation<>)),
        };
        Check(description);
        return description;
    }

    static DataSet[] Sets(object[] attributes, Type kind) => [.. attributes.Where(attribute => Is(attribute, kind)).Select(Set)];

    static bool Is(object attribute, Type kind) => attribute.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == kind;

    static DataSet Set(object attribute) => (DataSet)Activator.CreateInstance(attribute.GetType().GetGenericArguments()[0])!;

    // A name for folders and command lines: "T-shirt/top" becomes "t-shirt-top".
    static string Named(string className, int number)
    {
        var words = className.Split([' ', '/', '\\', '_', ',', '.', ':'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var name = string.Join('-', words).ToLowerInvariant();
        return name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') ? name : $"class-{number}";
    }

    static void Check(BenchmarkDescription description)
    {
        var name = description.Name;
        if (description.Size < 0)
            throw Wrong(name, $"asks for images of {description.Size} pixels", "Size is a side in pixels, or 0 for the images as they are.");
        var classes = description.InDistribution.ClassNames.Count;
        foreach (var known in description.Splits.Select(split => split.KnownClasses).OfType<IReadOnlyList<int>>())
        {
            if (known.Count == 0 || known.Distinct().Count() != known.Count || known.Any(number => number < 0 || number >= classes))
                throw Wrong(name, $"has known classes {string.Join(", ", known)}", $"Give different ones out of 0 to {classes - 1}.");
            if (known.Count == classes && description.OthersAreOod)
                throw Wrong(name, "holds out no class", "Leave [KnownClasses] out, or leave a class out of it.");
        }
        if (description.Splits.GroupBy(split => split.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } same)
            throw Wrong(name, $"has two splits called '{same.Key}'", "Give the classes of the data set names that differ in letters or digits.");
        if (description.Shifted.FirstOrDefault(set => set.ClassNames.Count != classes) is { } other)
            throw Wrong(name, $"has the shifted set {other.Name} of {other.ClassNames.Count} classes", $"A shifted set has the ID set's {classes} classes.");
        var names = description.Near.Concat(description.Far).Concat(description.Shifted).Concat(description.OodValidation).Select(set => set.Name)
            .Append(description.InDistribution.Name).Append(description.HeldOut).OfType<string>();
        if (names.GroupBy(set => set, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Wrong(name, $"names the set '{twice.Key}' more than once", "Every set has one role in a benchmark.");
        if (description.HeldOut is null && description.Near.Count + description.Far.Count == 0)
            throw Wrong(name, "has no OOD set", "Give it [NearOod<...>], [FarOod<...>] or [KnownClasses(...)].");
    }

    static UserException Wrong(string benchmark, string what, string remedy) =>
        new(ExitCode.Configuration, $"The benchmark {benchmark} {what}.", remedy);
}
