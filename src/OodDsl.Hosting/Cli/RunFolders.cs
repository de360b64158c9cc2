using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>Where runs go.</summary>
static class RunFolders
{
    /// <summary>
    /// The folder of a run: the given one, below it one per experiment where there are several, and without one
    /// <c>runs/NAME/seed-N</c> in the current directory, numbered where that is taken.
    /// </summary>
    /// <param name="current">The current directory.</param>
    /// <param name="output">What the user said, or null.</param>
    /// <param name="experiment">Name of the experiment.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="several">Whether the command runs more than one experiment.</param>
    public static string Choose(string current, string? output, string experiment, int seed, bool several)
    {
        // As the generated files are called; below each other, an arm's folder would lie in its parent's.
        var name = experiment.Replace('/', '.');
        if (output is not null) return Path.GetFullPath(several ? Path.Combine(output, name) : output, current);
        var first = Path.Combine(current, "runs", name, string.Create(CultureInfo.InvariantCulture, $"seed-{seed}"));
        return Enumerable.Range(1, int.MaxValue)
            .Select(number => number == 1 ? first : string.Create(CultureInfo.InvariantCulture, $"{first}-{number}"))
            .First(folder => !IsTaken(folder));
    }

    static bool IsTaken(string folder) => File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any());
}
