namespace OodDsl.Hosting;

/// <summary>What <c>tuning.json</c> holds: what a search over the settings of a run's scores found.</summary>
public sealed record TuningResult
{
    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>The OOD validation sets.</summary>
    public required IReadOnlyList<string> OodValidation { get; init; }

    /// <summary>The searches, in the order of the scores.</summary>
    public required IReadOnlyList<ScoreSearch> Scores { get; init; }

    /// <summary>Batches of images that went through the network; the rest of the searches read features that were kept.</summary>
    public required int ForwardBatches { get; init; }
}

/// <summary>The search over one score's settings.</summary>
/// <param name="Score">The score's name.</param>
/// <param name="Trials">Every combination; the declared settings first.</param>
public sealed record ScoreSearch(string Score, IReadOnlyList<SearchTrial> Trials)
{
    /// <summary>The combination with the largest AUROC, the first of several; null if none can be used.</summary>
    public SearchTrial? Best => Trials.Where(trial => trial.Auroc is not null).MaxBy(trial => trial.Auroc);

    /// <summary>What should make one think twice: no effect, trials that failed; null if nothing.</summary>
    public string? Warning
    {
        get
        {
            var failed = Trials.Count(trial => trial.Problem is not null);
            if (Best is null) return "no combination can be used";
            var distinct = Trials.Where(trial => trial.Auroc is not null).Select(trial => trial.Auroc).Distinct().Count();
            if (Trials.Count - failed > 1 && distinct == 1) return "the settings have no effect on the AUROC";
            return failed > 0 ? $"{failed} of {Trials.Count} combinations can't be used" : null;
        }
    }
}

/// <summary>One combination of settings.</summary>
/// <param name="Settings">As <c>Score.Setting=value</c>.</param>
/// <param name="Auroc">ID validation against the OOD validation sets, the mean over these; null if the scores can't be used.</param>
/// <param name="Problem">Why not: refused settings, scores that are not finite.</param>
public sealed record SearchTrial(IReadOnlyList<string> Settings, double? Auroc, string? Problem);
