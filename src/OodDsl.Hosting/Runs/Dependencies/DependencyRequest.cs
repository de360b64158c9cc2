namespace OodDsl.Hosting;

/// <summary>The run that a run depends on, as it would be asked for.</summary>
static class DependencyRequest
{
    /// <summary>The same seed, device, limit and data; the overrides that are meant for it. It has no output folder yet.</summary>
    public static RunRequest Of(RunRequest request, ExperimentDependency dependency)
    {
        var experiment = dependency.Experiment();
        var description = BenchmarkDescription.Of(experiment.Benchmark);
        return request with
        {
            Experiment = experiment,
            Overrides = DependencyOverrides.For(dependency.Name, request.Overrides),
            // An experiment on another benchmark has its own splits, or one only.
            Split = description.Splits.Count == 1 ? null : description.At(request.Split).Split.Name,
            Output = "",
        };
    }
}
