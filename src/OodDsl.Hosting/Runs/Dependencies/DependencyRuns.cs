namespace OodDsl.Hosting;

/// <summary>Makes sure that the runs a run depends on are there: finds them by their key, or makes them first.</summary>
/// <param name="request">The run that needs them.</param>
/// <param name="path">The experiments that led here.</param>
/// <param name="observer">Is told what is reused and what is made.</param>
/// <param name="cancellation">Stops the runs that are made.</param>
sealed class DependencyRuns(RunRequest request, IReadOnlyList<string> path, IRunObserver observer, CancellationToken cancellation)
{
    /// <summary>The runs, in the order of the descriptor.</summary>
    /// <exception cref="UserException">One of them failed.</exception>
    public IReadOnlyList<RecordedRun> Ensure() => [.. request.Experiment.Dependencies.Select(Ensure)];

    RecordedRun Ensure(ExperimentDependency dependency)
    {
        var needed = DependencyRequest.Of(request, dependency);
        var below = new DependencyRuns(needed, Circle.Refuse(needed.Experiment, path), observer, cancellation).Ensure();
        var settings = SettingValues.Resolve(needed.Experiment.Settings, DependencyOverrides.Own(needed.Overrides));
        var key = RunKey.Of(
            needed.Experiment, settings, needed.Seed, needed.Split, needed.Limit, below.Select(run => run.Manifest.Key ?? ""));
        var folder = RunFolders.Of(needed.Runs, needed.Experiment.Name);
        var what = $"{needed.Experiment.Name} (seed {needed.Seed}{(needed.Split is { } split ? $", {split}" : "")})";
        using var turn = RunLock.Take(
            folder, key, () => observer.Milestone($"{what} is being made by another process: waiting for it"), cancellation);
        var found = RunSearch.Find(folder, key, new DataChanges(needed).Of, observer.Milestone);
        if (found is { } reused)
        {
            observer.Milestone($"{dependency.Name}: {what}, reused from {RunFolders.Shown(reused.Folder.Path)}");
        }
        else
        {
            needed = needed with { Output = RunFolders.Free(needed.Runs, needed.Experiment.Name, needed.Split, needed.Seed) };
            observer.Milestone($"{dependency.Name}: {what} is made first, in {RunFolders.Shown(needed.Output)}");
            new RunExecution(needed, path, new PrefixedObserver(needed.Experiment.Name, observer), cancellation) { IsLocked = true }.Execute();
            var made = new RunFolder(needed.Output);
            found = (made, made.ReadManifest());
        }
        return new(dependency, needed.Experiment, settings, below, found.Value.Folder, found.Value.Manifest);
    }
}
