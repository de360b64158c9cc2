using System.CommandLine;

namespace OodDsl.Hosting;

/// <summary><c>watch</c>: follows a run from another terminal.</summary>
sealed class WatchCommand : RunFolderCommand
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    readonly ICommandConsole console;
    readonly InterruptionNotice notice;
    readonly TimeProvider clock;
    readonly Option<bool> once;

    public WatchCommand(ICommandConsole console, InterruptionNotice notice, TimeProvider clock)
        : base("watch", "Follows a run from another terminal: progress, losses, rate, accuracy, time left. Ends when the run does.")
    {
        (this.console, this.notice, this.clock) = (console, notice, clock);
        once = With(new Option<bool>("--once") { Description = "Say how far it is, and end." });
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("./ood watch runs/baseline/seed-0", "until the run ends; Ctrl-C leaves it running"),
        ("./ood watch runs/baseline/seed-0 --once", "how far is it"),
        ("./ood watch runs/baseline/seed-0 && ./ood report runs/baseline/seed-0", "a report when it is finished"),
    ];

    protected override async Task<ExitCode> ExecuteAsync(RunFolder folder, ParseResult arguments, CancellationToken cancellation)
    {
        // There is no step to finish here.
        notice.Text = "";
        var watch = new RunWatch(folder, clock);
        var writer = console.Out.Profile.Out.Writer;
        if (arguments.GetValue(once))
        {
            var now = watch.Look();
            await writer.WriteLineAsync(now.IsOver ? now.End : now.Text);
            return ExitCode.Done;
        }
        RunProgress last;
        try
        {
            last = await new WatchDisplay(console.Out).ShowAsync(watch.Look, Pause, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw new UserException(ExitCode.Cancelled, "Stopped watching.", "The run goes on.");
        }
        await writer.WriteLineAsync(last.End);
        if (last.Manifest.State is RunState.Done) await writer.WriteLineAsync($"./ood report {RunFolders.Shown(folder.Path)} shows its results.");
        else await writer.WriteLineAsync($"./ood resume {RunFolders.Shown(folder.Path)} goes on.");
        return last.Manifest.State switch { RunState.Done => ExitCode.Done, RunState.Cancelled => ExitCode.Cancelled, _ => ExitCode.Failed };
    }
}
