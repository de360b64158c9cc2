namespace OodDsl.Hosting;

/// <summary>An experiment's settings for a check: one epoch of small batches, whatever the declaration says. Shapes are what is checked.</summary>
static class DrySettings
{
    const string Batch = "Train.BatchSize";

    /// <summary>Not a part of the images in a set, so that the last batch of an epoch is another one.</summary>
    public const int Rows = 24;

    /// <summary>The same of <see cref="DryData.FewImages"/>.</summary>
    public const int FewRows = 3;

    /// <summary>Steps of a training that a fit does by itself.</summary>
    const int FitSteps = 3;

    /// <summary>The settings, with what was asked for on the command line as it is.</summary>
    public static SettingValues Of(ExperimentDescriptor experiment, IReadOnlyList<string> overrides, int rows = Rows)
    {
        var resolved = SettingValues.Resolve(experiment.Settings, overrides);
        return new([.. resolved.All.Select(setting => IsAsked(setting) && setting.Path == Batch ? setting : Shortened(setting, experiment, rows))]);
    }

    /// <summary>Rows of a training batch.</summary>
    public static int BatchSize(SettingValues settings) =>
        settings.All.FirstOrDefault(setting => setting.Path == Batch)?.Value is int size ? size : 1;

    static ResolvedSetting Shortened(ResolvedSetting setting, ExperimentDescriptor experiment, int rows) => setting switch
    {
        { Path: "Train.Epochs" } => setting with { Value = 1 },
        { Path: "Train.Steps" } => setting with { Value = 0 },
        { Path: Batch, Value: int size } => setting with { Value = Math.Min(size, Math.Max(rows, Least(experiment))) },
        { Value: int steps } when setting.Path.EndsWith(".TrainingSteps", StringComparison.Ordinal) => setting with { Value = Math.Min(steps, FitSteps) },
        _ => setting,
    };

    static int Least(ExperimentDescriptor experiment) =>
        experiment.Settings.FirstOrDefault(setting => setting.Path == Batch)?.Floor?.Least ?? 1;

    static bool IsAsked(ResolvedSetting setting) => setting.Origin == ResolvedSetting.Override;
}
