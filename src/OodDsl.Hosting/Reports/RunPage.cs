namespace OodDsl.Hosting;

/// <summary>Writes the report of one run into its folder, when it is finished.</summary>
static class RunPage
{
    /// <summary>Writes <see cref="RunFolder.Report"/>. A run that has its results is not failed by a page: what went wrong is told, and in the log.</summary>
    public static void Write(RunFolder folder, IRunSampler sampler, LoggedObserver observer)
    {
        try
        {
            var run = ReportRun.Read(folder);
            AtomicFile.Write(folder.Report, new ReportPage(new([run]), sampler).Render(run.Name));
        }
        catch (Exception error)
        {
            observer.Line(error.ToString());
            observer.Milestone($"report.html could not be written: {error.Message} './ood report' tries again.");
        }
    }
}
