using System.Security.Cryptography;

namespace OodDsl.Hosting;

/// <summary>Finds a finished run by its key.</summary>
static class RunSearch
{
    /// <summary>The first complete run of that key below a folder; null if there is none. What is there but spoilt is reported.</summary>
    /// <param name="folder">The runs of one experiment.</param>
    /// <param name="key">The run's key.</param>
    /// <param name="current">What the data files are now; a run on others is of no use.</param>
    /// <param name="report">Receives a line for each run that would have fitted.</param>
    public static (RunFolder Folder, RunManifest Manifest)? Find(
        string folder, string key, Func<RunManifest, string?> current, Action<string> report)
    {
        foreach (var (run, manifest) in Of(folder, key).Where(one => one.Manifest.State == RunState.Done))
        {
            if (Spoilt(run, manifest) is { } problem) report($"{run.Path} can't be used: {problem}");
            else if (current(manifest) is { } other) report($"{run.Path} can't be used: {other}");
            else return (run, manifest);
        }
        return null;
    }

    /// <summary>The run of that key that was begun last and has no results; null if there is none.</summary>
    /// <param name="folder">The runs of one experiment.</param>
    /// <param name="key">The run's key.</param>
    public static (RunFolder Folder, RunManifest Manifest)? Unfinished(string folder, string key) => Of(folder, key)
        .Where(one => one.Manifest.State != RunState.Done).OrderBy(one => one.Manifest.Started)
        .Select(one => ((RunFolder, RunManifest)?)one).LastOrDefault();

    static IEnumerable<(RunFolder Folder, RunManifest Manifest)> Of(string folder, string key)
    {
        if (!Directory.Exists(folder)) yield break;
        foreach (var file in Directory.EnumerateFiles(folder, "run.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var run = new RunFolder(Path.GetDirectoryName(file)!);
            if (Manifest(run) is { } manifest && string.Equals(manifest.Key, key, StringComparison.Ordinal)) yield return (run, manifest);
        }
    }

    /// <summary>SHA-256 of a file, lower-case hexadecimal.</summary>
    public static string Sha256(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>What is wrong with the weights of a finished run; null if nothing is.</summary>
    public static string? Spoilt(RunFolder run, RunManifest manifest) =>
        !File.Exists(run.LastCheckpoint) ? "its checkpoint is missing."
        : !string.Equals(Sha256(run.LastCheckpoint), manifest.WeightsSha256, StringComparison.Ordinal) ? "its checkpoint was changed since it ended."
        : null;

    // A folder that is just being written, or was made by another version, is none of ours.
    static RunManifest? Manifest(RunFolder run)
    {
        try
        {
            return run.ReadManifest();
        }
        catch (UserException)
        {
            return null;
        }
    }
}
