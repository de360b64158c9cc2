using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>The cluster by its own programs: sbatch, squeue, sacct.</summary>
sealed class SlurmPrograms : ISlurm
{
    /// <inheritdoc/>
    public async Task<string> SubmitAsync(string script, CancellationToken cancellation)
    {
        if (await RunAsync("sbatch", ["--parsable"], script, cancellation) is not { } answer)
            throw new UserException(
                ExitCode.Environment, "Slurm's sbatch is not on this machine.", "Submit from a machine of the cluster, or leave --slurm out to make the runs here.");
        if (answer.Code != 0)
            throw new UserException(
                ExitCode.Environment, $"Slurm refuses the job: {answer.Errors.Trim().Replace('\n', ' ')}", "Look at what was asked for with --dry-run.");
        // Of a federation, with the cluster's name.
        return answer.Output.Trim().Split(';')[0];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SlurmTask>?> TasksAsync(IReadOnlyCollection<string> jobs, CancellationToken cancellation)
    {
        // All of the user's: asked for a job that it has forgotten, squeue fails.
        var queue = await RunAsync("squeue", ["--noheader", "--array", $"--user={Environment.UserName}", "--format=%i|%T|%N|%r"], null, cancellation);
        if (queue is not { Code: 0 }) return null;
        var queued = Lines(queue.Value.Output, jobs, fields => fields is [_, var state, var node, var reason]
            ? (state, node.Length > 0 ? $"on {node}" : $"({reason})") : null, isQueued: true);
        var accounts = await RunAsync(
            "sacct", ["--noheader", "--parsable2", "--allocations", "--array", $"--jobs={string.Join(',', jobs)}", "--format=JobID,State,NodeList,ExitCode"], null, cancellation);
        if (accounts is not { Code: 0 }) return queued;
        var ended = Lines(accounts.Value.Output, jobs, fields => fields is [_, var state, var node, ..] ? (state.Split(' ')[0], $"on {node}") : null, isQueued: false);
        return [.. queued, .. ended.Where(task => !queued.Any(other => string.Equals(other.Job, task.Job, StringComparison.Ordinal) && other.Index == task.Index))];
    }

    static List<SlurmTask> Lines(
        string output, IReadOnlyCollection<string> jobs, Func<string[], (string State, string Detail)?> read, bool isQueued)
    {
        List<SlurmTask> tasks = [];
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split('|', StringSplitOptions.TrimEntries);
            var parts = fields[0].Split('_');
            if (parts.Length == 2 && jobs.Contains(parts[0], StringComparer.Ordinal) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && read(fields) is var (state, detail))
                tasks.Add(new(parts[0], index, state, detail, isQueued));
        }
        return tasks;
    }

    // Null where there is no such program.
    static async Task<(int Code, string Output, string Errors)?> RunAsync(string program, IEnumerable<string> arguments, string? input, CancellationToken cancellation)
    {
        using var process = new Process
        {
            StartInfo = new(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output, await errors);
    }
}
