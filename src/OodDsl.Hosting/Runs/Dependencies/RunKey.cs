namespace OodDsl.Hosting;

/// <summary>
/// What a run is, whoever made it and wherever it lies: experiments with all their code, settings, seed, split and limit, and the same of every run
/// it depends on. Two runs of one key come to the same results, as far as the machine allows.
/// </summary>
static class RunKey
{
    /// <summary>The key that a run would have, those it depends on included.</summary>
    /// <exception cref="UserException">An override names no setting.</exception>
    public static string Of(RunRequest request) => Of(
        request.Experiment, SettingValues.Resolve(request.Experiment.Settings, DependencyOverrides.Own(request.Overrides)), request.Seed, request.Split,
        request.Limit, request.Experiment.Dependencies.Select(dependency => Of(DependencyRequest.Of(request, dependency))));

    /// <summary>The key: lower-case hexadecimal SHA-256.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="settings">Its settings after overrides.</param>
    /// <param name="seed">Root of the seed tree.</param>
    /// <param name="split">The benchmark's split; null if it has one only.</param>
    /// <param name="limit">Training images; null: all.</param>
    /// <param name="dependencies">Keys of the runs it depends on, in the order of the descriptor.</param>
    public static string Of(
        ExperimentDescriptor experiment, SettingValues settings, int seed, string? split, int? limit, IEnumerable<string> dependencies) =>
        WholeFingerprint.Hash(
        [
            experiment.Name, experiment.Fingerprint, FormattableString.Invariant($"seed {seed}"), $"split {split}",
            FormattableString.Invariant($"limit {limit}"), .. settings.All.Select(setting => $"{setting.Path}={setting.Text}"), .. dependencies,
        ]);
}
