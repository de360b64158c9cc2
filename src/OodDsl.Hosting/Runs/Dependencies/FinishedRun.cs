namespace OodDsl.Hosting;

/// <summary>A finished run that another one needs.</summary>
/// <param name="Dependency">What for.</param>
/// <param name="Experiment">What was run.</param>
/// <param name="Settings">With which settings.</param>
/// <param name="Folder">Where it is.</param>
/// <param name="Manifest">What it was.</param>
/// <param name="Dependencies">What it needed itself.</param>
sealed record FinishedRun(
    ExperimentDependency Dependency, ExperimentDescriptor Experiment, SettingValues Settings, RunFolder Folder, RunManifest Manifest,
    IReadOnlyList<FinishedRun> Dependencies)
{
    /// <summary>What its network asks when it answers. What it started from is in its weights.</summary>
    public IReadOnlyList<FinishedRun> Teachers => [.. Dependencies.Where(run => run.Dependency.Kind == DependencyKind.Teacher)];

    /// <summary>The weights it was scored with, on the host, in the caller's dispose scope.</summary>
    public IReadOnlyDictionary<string, Tensor> Weights() => Checkpoint.Read(Folder.LastCheckpoint).Scored;

    /// <summary>Puts its weights into its own network.</summary>
    public void LoadInto(ExperimentNetwork network)
    {
        using var scope = NewDisposeScope();
        Checkpoint.Read(Folder.LastCheckpoint).LoadWeights(network);
    }
}
