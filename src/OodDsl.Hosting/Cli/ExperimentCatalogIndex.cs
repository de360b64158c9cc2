namespace OodDsl.Hosting;

/// <summary>A project's experiments, found by name without regard to case and hyphens.</summary>
sealed class ExperimentCatalogIndex(IReadOnlyList<ExperimentDescriptor> experiments)
{
    /// <summary>All of them, each followed by its control arms.</summary>
    public IReadOnlyList<ExperimentDescriptor> All { get; } = experiments;

    /// <summary>The experiment of a name: <c>margin-energy</c>, <c>MarginEnergy</c>, <c>margin-energy/without-margin</c>.</summary>
    /// <exception cref="UserException">There is none; it names the nearest.</exception>
    public ExperimentDescriptor Find(string name)
    {
        var wanted = Key(name);
        return All.FirstOrDefault(experiment => string.Equals(Key(experiment.Name), wanted, StringComparison.Ordinal))
            ?? throw new UserException(ExitCode.Usage, $"There is no experiment '{name}'.", Suggestion(name));
    }

    string Suggestion(string name) => NearestNames.Of(name, All.Select(experiment => experiment.Name)) is [_, ..] near
        ? $"Did you mean {NearestNames.Choice(near)}? ./ood list shows all {All.Count}."
        : $"./ood list shows all {All.Count}.";

    // A class name means the experiment too: the suffix is never part of a name.
    static string Key(string name)
    {
        const string Suffix = "experiment";
        var parts = name.Split('/', '.').Select(NearestNames.Simple).Select(part =>
            part.Length > Suffix.Length && part.EndsWith(Suffix, StringComparison.Ordinal) ? part[..^Suffix.Length] : part);
        return string.Join('/', parts);
    }
}
