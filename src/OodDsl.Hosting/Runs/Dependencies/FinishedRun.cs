namespace OodDsl.Hosting;

/// <summary>A run that another one needs.</summary>
/// <param name="Dependency">What for.</param>
/// <param name="Experiment">What was run.</param>
/// <param name="Settings">With which settings.</param>
/// <param name="Dependencies">What it needed itself.</param>
/// <param name="Weights">The weights it was scored with, by their names in its network, made in the caller's dispose scope.</param>
record FinishedRun(
    ExperimentDependency Dependency, ExperimentDescriptor Experiment, SettingValues Settings, IReadOnlyList<FinishedRun> Dependencies,
    Func<IReadOnlyDictionary<string, Tensor>> Weights)
{
    /// <summary>What its network asks when it answers. What it started from is in its weights.</summary>
    public IReadOnlyList<FinishedRun> Teachers => [.. Dependencies.Where(run => run.Dependency.Kind == DependencyKind.Teacher)];
}
