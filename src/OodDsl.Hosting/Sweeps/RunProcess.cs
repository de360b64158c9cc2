using System.Diagnostics;
using System.Runtime.InteropServices;

namespace OodDsl.Hosting;

/// <summary>A run in a process of its own: this program with the arguments of <c>run</c>, or of <c>resume</c>.</summary>
sealed class RunProcess : IRunStarter
{
    const int Terminate = 15;

    /// <inheritdoc/>
    public async Task<ExitCode> RunAsync(RunRequest request, RunFolder? stopped, Action<string> report, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = Command(stopped is null ? Arguments(request) : Arguments(stopped, request)) };
        // The results are read from its folder; stdout has its milestones, stderr its errors.
        process.OutputDataReceived += (_, line) => Pass(line.Data, report);
        process.ErrorDataReceived += (_, line) => Pass(line.Data, report);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        // On a terminal Ctrl-C reaches it anyway; it finishes its step and writes a checkpoint.
        using var stop = cancellation.Register(() => Stop(process));
        await process.WaitForExitAsync(CancellationToken.None);
        return (ExitCode)process.ExitCode;
    }

    /// <summary>The arguments of <c>run</c> for a request.</summary>
    internal static IEnumerable<string> Arguments(RunRequest request) =>
        [.. RunCommandLine.Arguments(request), .. RunCommandLine.Option("--runs", request.Runs), .. Data(request)];

    // Device and threads are the run's own.
    static IEnumerable<string> Arguments(RunFolder stopped, RunRequest request) =>
        ["resume", stopped.Path, .. Data(request)];

    static IEnumerable<string> Data(RunRequest request) =>
        request.Data.Search.Where(Directory.Exists).SelectMany(folder => RunCommandLine.Option("--data", folder));

    static ProcessStartInfo Command(IEnumerable<string> arguments)
    {
        var program = Environment.ProcessPath!;
        // Started as `dotnet Program.dll`, the process is dotnet; started by its own launcher, it is that.
        var isDotnet = string.Equals(Path.GetFileNameWithoutExtension(program), "dotnet", StringComparison.OrdinalIgnoreCase);
        string[] own = isDotnet ? [Environment.GetCommandLineArgs()[0]] : [];
        return new(program, [.. own, .. arguments])
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
