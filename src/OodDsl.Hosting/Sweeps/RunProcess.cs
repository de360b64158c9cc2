using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace OodDsl.Hosting;

/// <summary>A run in a process of its own: this program with the arguments of <c>run</c>, or of <c>resume</c>.</summary>
sealed class RunProcess : IRunStarter
{
    const int Terminate = 15;
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<ExitCode> RunAsync(RunRequest request, RunFolder? stopped, Action<string> report, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = Command(stopped is null ? Arguments(request) : Arguments(stopped, request)) };
        var stops = new TaskCompletionSource();
        // The results are read from its folder; stdout has its milestones, stderr its errors.
        process.OutputDataReceived += (_, line) => Pass(line.Data, report);
        process.ErrorDataReceived += (_, line) =>
        {
            if (string.Equals(line.Data, InterruptionNotice.Step, StringComparison.Ordinal)) stops.TrySetResult();
            Pass(line.Data, report);
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var ended = process.WaitForExitAsync(CancellationToken.None);
        var asked = new TaskCompletionSource();
        using var stop = cancellation.Register(asked.SetResult);
        if (await Task.WhenAny(ended, asked.Task) == asked.Task)
        {
            // On a terminal Ctrl-C reaches it anyway, and a second signal would end it without a checkpoint: it says when it has one.
            await Task.WhenAny(ended, stops.Task, Task.Delay(Grace, CancellationToken.None));
            if (!stops.Task.IsCompleted) Stop(process);
        }
        await ended;
        return (ExitCode)process.ExitCode;
    }

    /// <summary>The arguments of <c>run</c> for a request.</summary>
    internal static IEnumerable<string> Arguments(RunRequest request) =>
        [.. RunCommandLine.Arguments(request), .. RunCommandLine.Option("--runs", request.Runs), .. Data(request.Data)];

    // Device and threads are the run's own.
    static IEnumerable<string> Arguments(RunFolder stopped, RunRequest request) =>
        ["resume", stopped.Path, .. Data(request.Data)];

    static IEnumerable<string> Data(RunData data) =>
    [
        .. data.Folders.Search.Where(Directory.Exists).SelectMany(folder => RunCommandLine.Option("--data", folder)),
        .. RunCommandLine.Option("--image-memory", data.ImageMemory?.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>The words that start this program.</summary>
    internal static IReadOnlyList<string> Program()
    {
        var program = Environment.ProcessPath!;
        // Started as `dotnet Program.dll`, the process is dotnet; started by its own launcher, it is that.
        var isDotnet = string.Equals(Path.GetFileNameWithoutExtension(program), "dotnet", StringComparison.OrdinalIgnoreCase);
        return isDotnet ? [program, Path.GetFullPath(Environment.GetCommandLineArgs()[0])] : [program];
    }

    static ProcessStartInfo Command(IEnumerable<string> arguments)
    {
        var words = Program();
        return new(words[0], [.. words.Skip(1), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
    }

    static void Pass(string? line, Action<string> report)
    {
        if (line is { Length: > 0 }) report(line);
    }

    static void Stop(Process process)
    {
        if (process.HasExited) return;
        // Where it can't be signalled it is ended: it has checkpoints.
        if (OperatingSystem.IsWindows() || Signal(process.Id, Terminate) != 0) process.Kill();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern int Signal(int process, int signal);
}
