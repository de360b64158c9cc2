namespace OodDsl.Hosting;

/// <summary>What an experiment runs in when it runs on noise.</summary>
static class DryContext
{
    /// <summary>A context with small settings and data of noise, on the CPU.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="overrides">Its settings, and those of what it depends on.</param>
    /// <param name="isFew">Whether few images must do.</param>
    /// <param name="source">Is asked for the sets of further streams.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="cancellation">Stops an evaluation.</param>
    public static RunContext Of(
        ExperimentDescriptor experiment, IReadOnlyList<string> overrides, bool isFew, DryData source, IRunObserver observer, CancellationToken cancellation)
    {
        var description = BenchmarkDescription.Of(experiment.Benchmark);
        var settings = DrySettings.Of(experiment, DependencyOverrides.Own(overrides), isFew ? DrySettings.FewRows : DrySettings.Rows);
        // Two batches at least, where nobody asked for larger ones; the last is smaller than the others, as it is in most runs.
        var images = Math.Max(isFew ? DryData.FewImages : DryData.Images, DrySettings.BatchSize(settings));
        var data = isFew ? DryData.Few(description, images) : DryData.Of(description, images);
        var context = new RunContext(CPU, new(0), settings, data, source, DryRuns.Of(experiment, overrides, data, source, observer));
        context.Pass = new(context.Randomness, observer, cancellation);
        return context;
    }
}
