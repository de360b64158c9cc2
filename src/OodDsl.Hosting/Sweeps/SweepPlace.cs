namespace OodDsl.Hosting;

/// <summary>Where a run of a sweep is, and its folder if it has one.</summary>
/// <param name="State">How far it is.</param>
/// <param name="Folder">The run's folder.</param>
/// <param name="Note">What went wrong, or why a finished run can't be used.</param>
sealed record SweepPlace(SweepState State, RunFolder? Folder = null, string? Note = null)
{
    /// <summary>Looks for a run in its folder: by its key, whoever made it.</summary>
    public static SweepPlace Of(SweepRun run)
    {
        string? note = null;
        if (RunSearch.Find(run.Folder, run.Key, new DataChanges(run.Request).Of, line => note = line) is { } found) return new(SweepState.Done, found.Folder);
        if (!Directory.Exists(run.Folder)) return new(SweepState.Waiting);
        using (var mine = RunLock.Try(run.Folder, run.Key))
            if (mine is null) return new(SweepState.Running, RunSearch.Unfinished(run.Folder, run.Key)?.Folder);
        return RunSearch.Unfinished(run.Folder, run.Key) switch
        {
            { } other when other.Manifest.State == RunState.Failed => new(SweepState.Failed, other.Folder, other.Manifest.Error),
            { } other => new(SweepState.Stopped, other.Folder),
            null => new(SweepState.Waiting, Note: note),
        };
    }
}
