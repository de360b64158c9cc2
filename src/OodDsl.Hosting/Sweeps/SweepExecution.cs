using System.Threading.Channels;

namespace OodDsl.Hosting;

/// <summary>Makes the runs of a sweep that are not done, a bounded number at a time. A run that fails does not stop the others.</summary>
/// <param name="starter">Makes one run.</param>
/// <param name="report">Receives a line when a run begins and ends.</param>
sealed class SweepExecution(IRunStarter starter, Action<string> report)
{
    const int LinesKept = 5;

    /// <summary>Makes them.</summary>
    /// <param name="runs">The sweep.</param>
    /// <param name="jobs">How many at a time.</param>
    /// <param name="cancellation">Begins no more, and asks those that run to stop.</param>
    /// <returns>Those that did not end with results, each with its last lines.</returns>
    public async Task<IReadOnlyList<(SweepRun Run, IReadOnlyList<string> Lines)>> MakeAsync(
        IReadOnlyList<SweepRun> runs, int jobs, CancellationToken cancellation)
    {
        var queue = Channel.CreateUnbounded<(SweepRun Run, int Number)>();
        foreach (var item in runs.Select((run, index) => (run, index + 1))) queue.Writer.TryWrite(item);
        queue.Writer.Complete();
        var failed = new List<(SweepRun, IReadOnlyList<string>)>();
        await Task.WhenAll(Enumerable.Range(0, jobs).Select(_ => WorkAsync()));
        cancellation.ThrowIfCancellationRequested();
        return failed;

        async Task WorkAsync()
        {
            while (!cancellation.IsCancellationRequested && queue.Reader.TryRead(out var item))
            {
                var place = $"{item.Number} of {runs.Count}: {item.Run.Name}";
                // Another sweep may have been at it since this one began.
                var found = SweepPlace.Of(item.Run);
                if (found.State is SweepState.Done or SweepState.Running)
                {
                    report($"{place}: {(found.State == SweepState.Done ? "done already" : "another process is at it")}");
                    continue;
                }
                var stopped = found.State == SweepState.Stopped ? found.Folder : null;
                report($"{place}: {(stopped is null ? "begins" : "goes on")}");
                var lines = new Queue<string>();
                var clock = TimeProvider.System.GetTimestamp();
                var code = await starter.RunAsync(item.Run.Request, stopped, line => Keep(lines, line), cancellation);
                var seconds = TimeProvider.System.GetElapsedTime(clock).TotalSeconds;
                report(FormattableString.Invariant($"{place}: {(code == ExitCode.Done ? "done" : $"ended with exit code {(int)code}")} in {seconds:F0} s"));
                if (code == ExitCode.Done) continue;
                lock (failed) failed.Add((item.Run, [.. lines]));
            }
        }
    }

    static void Keep(Queue<string> lines, string line)
    {
        // Two streams report at once.
        lock (lines)
        {
            lines.Enqueue(line);
            if (lines.Count > LinesKept) lines.Dequeue();
        }
    }
}
