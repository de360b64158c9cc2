namespace OodDsl.Hosting;

/// <summary>A sweep of one run, in one process: what a task of a job array does.</summary>
static class SweepTask
{
    /// <summary>The arguments.</summary>
    /// <param name="request">The run.</param>
    /// <param name="processors">Processors that the task is given: its threads, unless it was told how many.</param>
    public static IEnumerable<string> Arguments(RunRequest request, int? processors)
    {
        string[] run = [.. RunProcess.Arguments(request with { Threads = request.Threads ?? processors })];
        // The words of run, of which the first two are its name and the experiment's.
        return ["sweep", .. run.Skip(1).Select(word => word == "--seed" ? "--seeds" : word), "--in-process"];
    }
}
