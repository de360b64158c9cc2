namespace OodDsl.Hosting;

/// <summary>Finds the runs that a finished run's manifest names, for evaluating it again.</summary>
static class RecordedRuns
{
    /// <summary>The runs, in the order of the descriptor.</summary>
    /// <exception cref="UserException">One is gone, or was changed since.</exception>
    public static IReadOnlyList<RecordedRun> Of(RunFolder folder, RunManifest manifest, ExperimentDescriptor experiment) =>
        [.. experiment.Dependencies.Select(dependency => Of(folder, manifest, dependency))];

    static RecordedRun Of(RunFolder folder, RunManifest manifest, ExperimentDependency dependency)
    {
        var needed = dependency.Experiment();
        var record = manifest.Dependencies.FirstOrDefault(record => string.Equals(record.Name, dependency.Name, StringComparison.Ordinal))
            ?? throw Gone($"The run in {folder.Path} was made without {dependency.Name} {needed.Name}");
        var run = new RunFolder(Path.Combine(folder.Path, record.Folder));
        if (!File.Exists(run.Manifest)) throw Gone($"The run in {folder.Path} needs {record.Experiment} in {run.Path}, which is gone");
        var found = run.ReadManifest();
        if (RunSearch.Spoilt(run, found) is { } problem) throw Gone($"The run in {folder.Path} needs {run.Path}, and {problem.TrimEnd('.')}");
        if (!string.Equals(found.WeightsSha256, record.WeightsSha256, StringComparison.Ordinal))
            throw Gone($"The run in {folder.Path} needs {record.Experiment} in {run.Path}, which was made again since");
        var settings = SettingValues.Resolve(needed.Settings, DependencyOverrides.Own(found.Overrides));
        return new(dependency, needed, settings, Of(run, found, needed), run, found);
    }

    static UserException Gone(string what) => new(ExitCode.Environment, $"{what}.", "Make the run again: it makes what it depends on first.");
}
