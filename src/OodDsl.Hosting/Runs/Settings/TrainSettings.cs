namespace OodDsl.Hosting;

/// <summary>What the settings of <see cref="Train"/> may be.</summary>
static class TrainSettings
{
    const string Owner = nameof(Train) + ".";

    /// <summary>What is wrong with an experiment's settings, by their paths, before anything is loaded.</summary>
    public static IEnumerable<string> Problems(SettingValues settings)
    {
        var declared = new Train();
        T Value<T>(string property, T otherwise) => settings.All
            .FirstOrDefault(setting => string.Equals(setting.Path, Owner + property, StringComparison.Ordinal))?.Value is T value ? value : otherwise;
        var train = new Train
        {
            Epochs = Value(nameof(Train.Epochs), declared.Epochs),
            Steps = Value(nameof(Train.Steps), declared.Steps),
            BatchSize = Value(nameof(Train.BatchSize), declared.BatchSize),
            Accumulate = Value(nameof(Train.Accumulate), declared.Accumulate),
            ClipNorm = Value(nameof(Train.ClipNorm), declared.ClipNorm),
            Ema = Value(nameof(Train.Ema), declared.Ema),
        };
        return [.. Problems(train).Select(problem => $"{problem.What}. {problem.Remedy}"), .. settings.All.Where(IsNoRate).Select(setting =>
            $"{setting.Path} is {setting.Text}; it must be a positive number.")];
    }

    // Not a number is what some declare for "that of the others".
    static bool IsNoRate(ResolvedSetting setting) => setting.Path.EndsWith(".LearningRate", StringComparison.Ordinal)
        && string.Equals(setting.Origin, ResolvedSetting.Override, StringComparison.Ordinal) && setting.Value is double rate && (rate <= 0 || double.IsInfinity(rate));

    /// <summary>What is wrong, and what to do about each.</summary>
    public static IEnumerable<(string What, string Remedy)> Problems(Train train)
    {
        if (train.BatchSize < 1) yield return ($"Train.BatchSize is {train.BatchSize}", "A batch has at least one image.");
        if (train.Epochs < 1 && train.Steps == 0) yield return ($"Train.Epochs is {train.Epochs}", "Train for at least one epoch.");
        if (train.Steps < 0) yield return ($"Train.Steps is {train.Steps}", "Give a number of steps, or 0 to train for Train.Epochs epochs.");
        if (train.Accumulate < 1) yield return ($"Train.Accumulate is {train.Accumulate}", "Average the gradients of at least one step.");
        if (!(train.ClipNorm >= 0)) yield return (FormattableString.Invariant($"Train.ClipNorm is {train.ClipNorm}"), "A norm is positive; 0 is no limit.");
        if (!(train.Ema is >= 0 and < 1))
            yield return (FormattableString.Invariant($"Train.Ema is {train.Ema}"), "A decay lies between 0 (no average) and 1, such as 0.999.");
    }
}
