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
            Note(Ended(manifest, RunState.Cancelled, null, source), null);
            throw;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // As a full disk, which metrics and results meet as well as checkpoints.
            var told = new UserException(
                ExitCode.Environment, $"{folder.Path} can't be written: {error.Message}",
                $"Make room; ./ood resume {RunFolders.Shown(folder.Path)} goes on from the last checkpoint.", error);
            activity?.SetStatus(ActivityStatusCode.Error, told.Message);
            Note(Ended(manifest, RunState.Failed, told.Message, source), told.Message);
            throw told;
        }
        catch (Exception error)
        {
            activity?.SetStatus(ActivityStatusCode.Error, error.Message);
            Note(Ended(manifest, RunState.Failed, error.Message, source), error is UserException user ? $"{user.Message} {user.Remedy}" : error.ToString());
            throw;
        }
    }

    // Where even this can't be written, what stopped the run is what has to be told: the manifest goes on saying that it runs, and it can be gone on with.
    void Note(RunManifest ended, string? line)
    {
        try
        {
            folder.Write(ended);
            if (line is not null) observer.Line(line);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            observer.Unwritten(refused.Message);
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
