namespace OodDsl.Hosting;

/// <summary>Stand-ins for the runs that a checked experiment depends on: their networks as they begin.</summary>
static class DryRuns
{
    /// <summary>One per dependency.</summary>
    public static FinishedRuns Of(
        ExperimentDescriptor experiment, IReadOnlyList<string> overrides, BenchmarkData data, DataSource source, IRunObserver observer) =>
        new([.. experiment.Dependencies.Select(dependency => Of(dependency, overrides, data, source))], observer.Milestone);

    static FinishedRun Of(ExperimentDependency dependency, IReadOnlyList<string> overrides, BenchmarkData data, DataSource source)
    {
        var experiment = dependency.Experiment();
        var own = DependencyOverrides.For(dependency.Name, overrides);
        var settings = SettingValues.Resolve(experiment.Settings, DependencyOverrides.Own(own));
        FinishedRun[] below = [.. experiment.Dependencies.Select(further => Of(further, own, data, source))];
        return new(dependency, experiment, settings, below, () =>
        {
            using var context = new RunContext(CPU, new(0), settings, data, source, new([.. below], _ => { }));
            context.Pass = new(context.Randomness, new SilentObserver(), CancellationToken.None);
            using var run = experiment.Create(context);
            return run.OwnedNetwork.state_dict().ToDictionary(
                entry => entry.Key, entry => entry.Value.detach().clone(), StringComparer.Ordinal);
        });
    }
}
