namespace OodDsl.Hosting;

/// <summary>Makes runs in this process, so that a signal to it reaches the run.</summary>
sealed class OwnProcess(IRunner runner, ExperimentCatalogIndex catalog, ICommandConsole console, ErrorReport errors) : IRunStarter
{
    /// <inheritdoc/>
    public async Task<ExitCode> RunAsync(RunRequest request, RunFolder? stopped, Action<string> report, CancellationToken cancellation)
    {
        while (true)
        {
            var folder = stopped?.Path ?? RunFolders.Free(request.Runs, request.Experiment.Name, request.Split, request.Seed);
            try
            {
                // Stdout is for the table.
                var display = console.Display(stdoutIsData: true);
                display.Title($"{(stopped is null ? "Into" : "Going on with")} {folder}");
                await display.ShowAsync(observer => stopped is null
                    ? runner.RunAsync(request with { Output = folder }, observer, cancellation)
                    : runner.ResumeAsync(folder, catalog.All, request.Data, null, null, observer, cancellation));
                return ExitCode.Done;
            }
            // Of another task, which took the same free folder.
            catch (FolderTakenException) when (stopped is null)
            {
                cancellation.ThrowIfCancellationRequested();
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return errors.Report(RunCommand.Cancelled(folder));
            }
            catch (UserException error)
            {
                return errors.Report(error);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                return errors.Report(CrashException.Log(folder, error));
            }
        }
    }
}
