using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace OodDsl.Hosting;

/// <summary>
/// The host's lifetime: the first Ctrl-C (or SIGTERM) asks the command to finish its step, write a checkpoint and exit with 130;
/// the second ends the process at once.
/// </summary>
sealed class Interruption(IHostApplicationLifetime application, ICommandConsole console, InterruptionNotice notice) : IHostLifetime, IDisposable
{
    readonly List<PosixSignalRegistration> registrations = [];
    int signals;

    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        // A shell script starts `ood run ... &` with Ctrl-C ignored, and .NET would leave it so: `kill -INT` could not stop the run.
        if (!OperatingSystem.IsWindows()) Handle(Interrupt, DefaultAction);
        foreach (var signal in (ReadOnlySpan<PosixSignal>)[PosixSignal.SIGINT, PosixSignal.SIGTERM])
            registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => registrations.ForEach(registration => registration.Dispose());

    void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref signals) > 1) ExitNow();
        if (notice.Text.Length > 0) console.Error.Profile.Out.Writer.WriteLine(notice.Text);
        application.StopApplication();
    }

    // Environment.Exit would run libtorch's destructors under the feet of its own threads.
    static void ExitNow()
    {
        if (!OperatingSystem.IsWindows()) Exit((int)ExitCode.Cancelled);
        Environment.Exit((int)ExitCode.Cancelled);
    }

    const int Interrupt = 2;
    const nint DefaultAction = 0;

    [DllImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern nint Handle(int signal, nint action);

    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern void Exit(int status);
}
