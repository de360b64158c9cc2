namespace OodDsl.Hosting;

/// <summary>A run that lies in a folder.</summary>
/// <param name="Dependency">What for.</param>
/// <param name="Experiment">What was run.</param>
/// <param name="Settings">With which settings.</param>
/// <param name="Dependencies">What it needed itself.</param>
/// <param name="Folder">Where it is.</param>
/// <param name="Manifest">What it was.</param>
sealed record RecordedRun(
    ExperimentDependency Dependency, ExperimentDescriptor Experiment, SettingValues Settings, IReadOnlyList<FinishedRun> Dependencies,
    RunFolder Folder, RunManifest Manifest)
    : FinishedRun(Dependency, Experiment, Settings, Dependencies, () => Checkpoint.Read(Folder.LastCheckpoint).Scored);
