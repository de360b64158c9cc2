using System.Diagnostics;
using System.Text;

namespace Experiments.Tests;

/// <summary>One process of the command line.</summary>
sealed class Ood : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    readonly Process process;
    readonly StringBuilder output = new();
    readonly StringBuilder error = new();
    readonly Lock gate = new();
    readonly Stopwatch clock = Stopwatch.StartNew();

    Ood(string program, IEnumerable<string> args)
    {
        process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [program, .. args])
            {
                WorkingDirectory = Path.GetTempPath(),
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(error, line.Data);
    }

    /// <summary>What it wrote to stdout so far, with '\n'.</summary>
    public string Output => Text(output);

    /// <summary>What it wrote to stderr so far, with '\n'.</summary>
    public string Error => Text(error);

    /// <summary>Its exit code, once it has ended.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>From its start to its end.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>Starts a command line.</summary>
    public static Ood Start(params IEnumerable<string> args) => StartProgram(Repository.Program, args);

    /// <summary>Starts a copy of the program that lies elsewhere.</summary>
    public static Ood StartProgram(string program, params IEnumerable<string> args)
    {
        var ood = new Ood(program, args);
        ood.process.Start();
        ood.process.BeginOutputReadLine();
        ood.process.BeginErrorReadLine();
        return ood;
    }

    /// <summary>Runs a command line to its end.</summary>
    public static async Task<Ood> RunAsync(params IEnumerable<string> args)
    {
        var ood = Start(args);
        await ood.EndAsync();
        return ood;
    }

    /// <summary>Waits until it has ended and all it wrote is here.</summary>
    public async Task EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException cancelled)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"Not done after {Patience}.\n{Output}\n{Error}", cancelled);
        }
        Took = clock.Elapsed;
    }

    /// <summary>Kills it after a time, as the system would, without a warning.</summary>
    /// <returns>Whether it was still at work.</returns>
    public async Task<bool> KillAfterAsync(TimeSpan time)
    {
        using var patience = new CancellationTokenSource(time);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
            return true;
        }
    }

    /// <summary>Waits until something is the case, while the process goes on.</summary>
    public async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            if (process.HasExited || clock.Elapsed > Patience) throw new InvalidOperationException($"It never came to that.\n{Output}\n{Error}");
            await Task.Delay(20);
        }
    }

    /// <summary>Presses Ctrl-C.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        kill.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    void Append(StringBuilder text, string? line)
    {
        if (line is null) return;
        lock (gate) text.Append(line).Append('\n');
    }

    string Text(StringBuilder text)
    {
        lock (gate) return text.ToString();
    }
}
