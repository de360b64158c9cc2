using System.ComponentModel;
using System.Diagnostics;

namespace OodDsl.Hosting;

/// <summary>State of the repository a run was started from.</summary>
/// <param name="Commit">The checked out commit.</param>
/// <param name="Dirty">Whether something was changed or added since.</param>
public sealed record GitState(string Commit, bool Dirty)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The state of the repository around a folder; null if there is none, it has no commit, or there is no git.</summary>
    public static GitState? Of(string folder) =>
        Git(folder, "rev-parse", "HEAD") is { } commit && Git(folder, "status", "--porcelain") is { } changes
            ? new(commit.Trim(), changes.Length > 0)
            : null;

    static string? Git(string folder, params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            git.ErrorDataReceived += (_, _) => { };
            git.BeginErrorReadLine();
            var output = git.StandardOutput.ReadToEndAsync();
            if (git.WaitForExit(Patience) && output.Wait(Patience)) return git.ExitCode == 0 ? output.Result : null;
            git.Kill();
            return null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
