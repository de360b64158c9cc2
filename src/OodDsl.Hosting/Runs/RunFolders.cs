using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>Where runs go: <c>runs/NAME/seed-N</c>, and for a benchmark of several splits <c>runs/NAME/SPLIT/seed-N</c>.</summary>
static class RunFolders
{
    /// <summary>The folder of all runs unless the user names another: <c>runs</c> in the current directory.</summary>
    public static string Usual(string current) => Path.Combine(current, "runs");

    /// <summary>The folder of one experiment's runs.</summary>
    /// <param name="runs">The folder of all runs.</param>
    /// <param name="experiment">Name of the experiment.</param>
    // As the generated files are called; below each other, an arm's folder would lie in its parent's.
    public static string Of(string runs, string experiment) => Path.Combine(runs, experiment.Replace('/', '.'));

    /// <summary>The folder of a new run, numbered where the first is taken.</summary>
    /// <param name="runs">The folder of all runs.</param>
    /// <param name="experiment">Name of the experiment.</param>
    /// <param name="split">Name of the split; null if the benchmark has one only.</param>
    /// <param name="seed">The run's seed.</param>
    public static string Free(string runs, string experiment, string? split, int seed)
    {
        var first = Below(Of(runs, experiment), split, seed);
        return Enumerable.Range(1, int.MaxValue)
            .Select(number => number == 1 ? first : string.Create(CultureInfo.InvariantCulture, $"{first}-{number}"))
            .First(folder => !IsTaken(folder));
    }

    /// <summary>The folder that the user named, or one in it: per experiment, split and seed where the command makes several runs.</summary>
    public static string Named(string current, string output, string? experiment, string? split, int? seed)
    {
        var folder = experiment is null ? output : Of(output, experiment);
        if (split is not null) folder = Path.Combine(folder, split);
        return Path.GetFullPath(seed is { } number ? Path.Combine(folder, Seed(number)) : folder, current);
    }

    /// <summary>The folder of all runs that a run lies in, by the experiment's folder above it; null if it lies elsewhere.</summary>
    /// <param name="run">The run's folder.</param>
    /// <param name="experiment">Name of its experiment.</param>
    public static string? Above(string run, string experiment)
    {
        var name = Path.GetFileName(Of("", experiment));
        for (var parent = Directory.GetParent(run); parent is not null; parent = parent.Parent)
            if (string.Equals(parent.Name, name, StringComparison.Ordinal)) return parent.Parent?.FullName;
        return null;
    }

    /// <summary>A folder as a user would type it: relative to the current directory where it is in there.</summary>
    public static string Shown(string folder)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, folder);
        return relative.StartsWith("..", StringComparison.Ordinal) ? folder : relative;
    }

    static string Below(string folder, string? split, int seed)
    {
        if (split is not null) folder = Path.Combine(folder, split);
        return Path.Combine(folder, Seed(seed));
    }

    static string Seed(int seed) => string.Create(CultureInfo.InvariantCulture, $"seed-{seed}");

    static bool IsTaken(string folder) => File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any());
}
