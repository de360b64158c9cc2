namespace OodDsl.Hosting;

/// <summary>
/// Runs an experiment on a few batches of noise: network, fits, a short epoch of training, scores. Shapes that do not fit are found in seconds, and
/// without data. What it depends on is there untrained.
/// </summary>
static class PlanCheck
{
    /// <summary>Checks one experiment.</summary>
    public static Task<PlanCheckResult> RunAsync(ExperimentDescriptor experiment, IReadOnlyList<string> overrides, CancellationToken cancellation) =>
        RunThread.Start($"check {experiment.Name}", () => new PlanCheckExecution(experiment, overrides, cancellation).Run(), cancellation);
}
