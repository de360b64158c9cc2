using System.ComponentModel;
using System.Diagnostics;

namespace OodDsl.Hosting;

/// <summary>Asks git something about a folder.</summary>
static class GitCommand
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>What it wrote to stdout; null where it failed, took too long, or is not there.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables to set.</param>
    /// <param name="input">What it reads from stdin.</param>
    public static byte[]? Run(
        string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, byte[]? input = null)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;
        try
        {
            using var git = Process.Start(start)!;
            git.ErrorDataReceived += (_, _) => { };
            git.BeginErrorReadLine();
            using var output = new MemoryStream();
            var read = git.StandardOutput.BaseStream.CopyToAsync(output);
            Feed(git, input);
            if (git.WaitForExit(Patience) && read.Wait(Patience)) return git.ExitCode == 0 ? output.ToArray() : null;
            git.Kill();
            return null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    static void Feed(Process git, byte[]? input)
    {
        try
        {
            if (input is not null) git.StandardInput.BaseStream.Write(input);
            git.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all: its exit code tells.
        }
    }
}
