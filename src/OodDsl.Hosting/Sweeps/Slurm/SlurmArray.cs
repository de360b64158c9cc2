using System.Text.Json;

namespace OodDsl.Hosting;

/// <summary>A job array that was submitted: which task makes which run. Kept beside the runs, in <c>.slurm</c>.</summary>
/// <param name="Job">The job's number.</param>
/// <param name="Submitted">When, UTC.</param>
/// <param name="Keys">The runs' keys, in the order of the tasks.</param>
sealed record SlurmArray(string Job, DateTimeOffset Submitted, IReadOnlyList<string> Keys)
{
    /// <summary>The folder of submitted arrays and of their tasks' output.</summary>
    public static string Folder(string runs) => Path.Combine(runs, ".slurm");

    /// <summary>Keeps it, and its script beside it.</summary>
    public void Write(string runs, string script)
    {
        AtomicFile.Write(Path.Combine(Folder(runs), $"{Job}.sh"), script);
        AtomicFile.Write(Path.Combine(Folder(runs), $"{Job}.json"), JsonSerializer.Serialize(this, LineJson.Default.SlurmArray) + "\n");
    }

    /// <summary>Those that were submitted, the last first.</summary>
    public static IReadOnlyList<SlurmArray> All(string runs) => !Directory.Exists(Folder(runs)) ? []
        : [.. Directory.EnumerateFiles(Folder(runs), "*.json").Select(Read).OfType<SlurmArray>().OrderByDescending(array => array.Submitted)];

    // A file that somebody damaged says nothing of where a run is; the runs themselves do.
    static SlurmArray? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), LineJson.Default.SlurmArray);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
