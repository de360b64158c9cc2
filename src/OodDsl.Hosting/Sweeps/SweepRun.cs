namespace OodDsl.Hosting;

/// <summary>One run of a sweep.</summary>
/// <param name="Request">What to run; its output folder is chosen when it begins.</param>
/// <param name="Key">The run's key (<see cref="RunKey"/>).</param>
sealed record SweepRun(RunRequest Request, string Key)
{
    /// <summary>The experiment's name, with what was changed: <c>hsic (Sigma=2)</c>.</summary>
    public string Variant => Request.Overrides.Count == 0 ? Request.Experiment.Name : $"{Request.Experiment.Name} ({string.Join(", ", Request.Overrides)})";

    /// <summary>The variant, split and seed.</summary>
    public string Name => FormattableString.Invariant($"{Variant}{(Request.Split is { } split ? $", {split}" : "")}, seed {Request.Seed}");

    /// <summary>Where runs of the experiment lie.</summary>
    public string Folder => RunFolders.Of(Request.Runs, Request.Experiment.Name);
}
