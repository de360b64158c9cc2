namespace OodDsl.Hosting;

/// <summary>Which data an experiment uses for what.</summary>
static class DataRoles
{
    /// <summary>ID training, validation and test, the OOD sets, the other streams.</summary>
    public static IReadOnlyList<PlanItem> Of(ExperimentDescriptor experiment, BenchmarkDescription benchmark)
    {
        var name = benchmark.InDistribution.Name;
        List<PlanItem> roles =
        [
            new("ID", $"{name}, {Classes(benchmark)}{(benchmark.Size > 0 ? $", resized to {benchmark.Size} x {benchmark.Size}" : "")}"),
            new("Training", benchmark.InDistribution is IValidationSet ? $"{name}, training images" : $"{name}, training images without the last tenth of each class"),
            new("Validation", benchmark.InDistribution is IValidationSet ? $"{name}, its validation images" : $"{name}, the last tenth of each class's training images"),
            new("Test", $"{name}, test images"),
        ];
        if (Names(benchmark.HeldOut is { } heldOut ? [heldOut] : [], benchmark.Near) is { Length: > 0 } near) roles.Add(new("Near OOD", near));
        if (Names([], benchmark.Far) is { Length: > 0 } far) roles.Add(new("Far OOD", far));
        if (Names([], benchmark.Shifted) is { Length: > 0 } shifted) roles.Add(new("Shifted ID", shifted));
        // The experiment's own take the benchmark's place.
        if (Names([], experiment.OodValidation?.Invoke() ?? benchmark.OodValidation) is { Length: > 0 } chosen)
            roles.Add(new("OOD validation", experiment.Plan.ReadsOodValidation ? $"{chosen}; fits read it" : chosen));
        roles.AddRange(experiment.Plan.Streams.Select(stream => new PlanItem("Trained on beside ID", stream)));
        return roles;
    }

    static string Classes(BenchmarkDescription benchmark)
    {
        var all = benchmark.InDistribution.ClassNames;
        return benchmark switch
        {
            { Protocol: Protocol.OneClass } => $"each of {all.Count} classes in turn",
            { Protocol: Protocol.OpenSet } => $"{benchmark.Splits.Count} splits of {all.Count} classes: "
                + string.Join("; ", benchmark.Splits.Select(split => Listed(all, split.KnownClasses!))),
            { KnownClasses: { } known } => $"{known.Count} of {all.Count} classes: {Listed(all, known)}",
            _ => $"all {all.Count} classes",
        };
    }

    static string Listed(IReadOnlyList<string> names, IReadOnlyList<int> known) => string.Join(", ", known.Select(number => names[number]));

    static string Names(IEnumerable<string> first, IEnumerable<DataSet> sets) => string.Join(", ", first.Concat(sets.Select(set => set.Name)));
}
