namespace OodDsl.Hosting;

/// <summary>Gives what a report shows of a finished run's images.</summary>
interface IRunSampler
{
    /// <summary>The sample; what is missing is said in its notes.</summary>
    RunSample Of(ReportRun run);
}
