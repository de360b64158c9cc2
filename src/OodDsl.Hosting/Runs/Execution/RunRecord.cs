using System.Diagnostics;

namespace OodDsl.Hosting;

/// <summary>Writes what a run came to, however it ended, into its folder.</summary>
/// <param name="folder">The run's folder.</param>
/// <param name="observer">Knows how long its phases took.</param>
/// <param name="clock">The time.</param>
sealed class RunRecord(RunFolder folder, LoggedObserver observer, TimeProvider clock)
{
    /// <summary>Runs, and writes results, figure, manifest and report; or what stopped it.</summary>
    /// <param name="manifest">The manifest of the run under way.</param>
    /// <param name="source">Knows the data that were read.</param>
    /// <param name="run">The run.</param>
    public RunResult Of(RunManifest manifest, DataSource source, Func<RunOutcome> run)
    {
        // The reading of the data, which comes before the manifest, would otherwise end within the run that began after it.
        observer.End();
        using var activity = RunInstruments.Run(manifest);
        try
        {
            var (result, sampler) = run();
            observer.End();
            folder.Write(result);
            RunFigure.Write(folder);
            folder.Write(Ended(manifest, RunState.Done, null, source) with { WeightsSha256 = RunSearch.Sha256(folder.LastCheckpoint) });
            RunPage.Write(folder, sampler, observer);
            return result;
        }
        catch (OperationCanceledException)
        {
            activity?.SetStatus(ActivityStatusCode.Error, "cancelled");
            folder.Write(Ended(manifest, RunState.Cancelled, null, source));
            throw;
        }
        catch (Exception error)
        {
            observer.Line(error is UserException user ? $"{user.Message} {user.Remedy}" : error.ToString());
            activity?.SetStatus(ActivityStatusCode.Error, error.Message);
            folder.Write(Ended(manifest, RunState.Failed, error.Message, source));
            throw;
        }
    }

    RunManifest Ended(RunManifest manifest, RunState state, string? error, DataSource source)
    {
        observer.End();
        // What a run took before it was stopped counts too.
        var seconds = manifest.Seconds.Concat(observer.Seconds).GroupBy(phase => phase.Key, StringComparer.Ordinal)
            .ToDictionary(phase => phase.Key, phase => Math.Round(phase.Sum(part => part.Value), 3), StringComparer.Ordinal);
        return manifest with { State = state, Error = error, Ended = clock.GetUtcNow(), Seconds = seconds, Data = source.Records };
    }
}
