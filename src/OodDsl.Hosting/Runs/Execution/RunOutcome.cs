namespace OodDsl.Hosting;

/// <summary>What a run came to, and what its report shows of its images.</summary>
/// <param name="Result">The results.</param>
/// <param name="Sampler">Gives the features and the images.</param>
sealed record RunOutcome(RunResult Result, IRunSampler Sampler)
{
    /// <summary>Looks at the features while the network is there.</summary>
    public static RunOutcome Of(RunResult result, ExperimentRun run, BenchmarkData data)
    {
        try
        {
            var features = FeatureViews.Of(run, data, out var note);
            return new(result, new Sample(features, note, data));
        }
        // A picture must not cost the results that were just computed; the report says what was wrong.
        catch (Exception error)
        {
            return new(result, new Sample(null, $"The features could not be looked at: {error.Message}", data));
        }
    }

    sealed class Sample(FeatureView? features, string? note, BenchmarkData data) : IRunSampler
    {
        public RunSample Of(ReportRun run) => new(features, ExampleImages.Of(new ScoreFiles(run.Folder), data), note is null ? [] : [note]);
    }
}
