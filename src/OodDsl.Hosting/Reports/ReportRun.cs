namespace OodDsl.Hosting;

/// <summary>A run as a report sees it: finished or not, with or without raw scores.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Manifest">What it was.</param>
/// <param name="Result">What it came to; null if it is not finished.</param>
sealed record ReportRun(RunFolder Folder, RunManifest Manifest, RunResult? Result)
{
    /// <summary>Reads a run's folder.</summary>
    /// <exception cref="UserException">It holds no run, or a damaged one.</exception>
    public static ReportRun Read(RunFolder folder)
    {
        var manifest = folder.ReadManifest();
        return new(folder, manifest, manifest.State == RunState.Done ? folder.ReadResults() : null);
    }

    /// <summary>Experiment, split and seed.</summary>
    public string Name => FormattableString.Invariant($"{Manifest.Experiment}{(Manifest.Split is { } split ? $", {split}" : "")}, seed {Manifest.Seed}");

    /// <summary>The method: runs that differ in split and seed only are of one.</summary>
    public string Method => string.Join(
        " ",
        ((string[])
        [
            Manifest.Experiment, Manifest.Overrides.Count > 0 ? $"({string.Join(", ", Manifest.Overrides)})" : "",
            Manifest.Limit is { } limit ? FormattableString.Invariant($"(first {limit} training images)") : "",
        ]).Where(part => part.Length > 0));

    /// <summary>What it took, in seconds.</summary>
    public double Seconds => Manifest.Seconds.Values.Sum();

    /// <summary>How it ended, in words, where it did not finish.</summary>
    public string State => Manifest.State switch
    {
        RunState.Done => "finished",
        RunState.Failed => $"failed: {Manifest.Error}",
        RunState.Cancelled => "was stopped",
        _ => "is running, or was killed",
    };
}
