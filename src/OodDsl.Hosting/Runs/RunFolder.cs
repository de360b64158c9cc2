using System.Text.Json;

namespace OodDsl.Hosting;

/// <summary>The folder of a run, and what lies where in it.</summary>
public sealed class RunFolder
{
    /// <summary>A run's folder, which need not exist yet.</summary>
    public RunFolder(string path) => Path = System.IO.Path.GetFullPath(path);

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>What the run was: <see cref="RunManifest"/>.</summary>
    public string Manifest => In("run.json");

    /// <summary>What it came to: <see cref="RunResult"/>.</summary>
    public string Results => In("results.json");

    /// <summary>What a search over the scores' settings found.</summary>
    public string Tuning => In("tuning.json");

    /// <summary>The resolved plan.</summary>
    public string Plan => In("plan.md");

    /// <summary>A line per log interval and epoch.</summary>
    public string Metrics => In("metrics.jsonl");

    /// <summary>Milestones with their times.</summary>
    public string Log => In("log.txt");

    /// <summary>What was changed in the repository since its commit, for <c>git apply</c>; of a clean tree there is none.</summary>
    public string Changes => In("changes.patch");

    /// <summary>How the run agrees with the one that it reproduces: <see cref="Reproduction"/>.</summary>
    public string Reproduction => In("reproduction.json");

    /// <summary>Held open by the process that works in the folder.</summary>
    internal string Lock => In(".lock");

    /// <summary>The state after the last finished epoch, or where the run was stopped.</summary>
    public string LastCheckpoint => In("checkpoints", "last.safetensors");

    /// <summary>The weights with the best ID validation accuracy.</summary>
    public string BestCheckpoint => In("checkpoints", "best.safetensors");

    /// <summary>Results of fits.</summary>
    public string Fits => In("checkpoints", "fits.safetensors");

    /// <summary>Histograms of the scores.</summary>
    public string Figure => In("scores.svg");

    /// <summary>A page about the run.</summary>
    public string Report => In("report.html");

    /// <summary>Raw scores of a set.</summary>
    public string Scores(string set) => In("scores", $"{set}.safetensors");

    /// <summary>Refuses a folder that holds a run.</summary>
    /// <exception cref="UserException">It does.</exception>
    public void RefuseRun()
    {
        if (File.Exists(Manifest)) throw Occupied();
        if (File.Exists(Path))
            throw new UserException(ExitCode.Environment, $"The output folder {Path} is a file.", "Name another folder with --output.");
    }

    /// <summary>Makes the folder and writes the manifest, which makes it this run's.</summary>
    /// <returns>The folder's lock (<see cref="RunFolderLock"/>).</returns>
    /// <exception cref="UserException">It holds a run, or can't be written.</exception>
    internal IDisposable Claim(RunManifest manifest)
    {
        RefuseRun();
        try
        {
            Directory.CreateDirectory(In("checkpoints"));
            Directory.CreateDirectory(In("scores"));
            // Of two runs that start at once on one folder, one gets the lock.
            if (RunFolderLock.Try(this) is not { } held) throw Occupied();
            if (File.Exists(Manifest))
            {
                held.Dispose();
                throw Occupied();
            }
            Write(manifest);
            return held;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException(
                ExitCode.Environment, $"The output folder {Path} can't be written: {error.Message}", "Name another folder with --output.", error);
        }
    }

    /// <summary>Replaces the manifest.</summary>
    public void Write(RunManifest manifest) => AtomicFile.Write(Manifest, JsonSerializer.Serialize(manifest, RunJson.Readable.RunManifest) + "\n");

    /// <summary>Replaces the results.</summary>
    public void Write(RunResult result) => AtomicFile.Write(Results, JsonSerializer.Serialize(result, RunJson.Readable.RunResult) + "\n");

    /// <summary>Writes what a search found.</summary>
    public void Write(TuningResult result) => AtomicFile.Write(Tuning, JsonSerializer.Serialize(result, RunJson.Readable.TuningResult) + "\n");

    /// <summary>Reads the manifest.</summary>
    /// <exception cref="UserException">The folder holds no run, or a damaged one.</exception>
    public RunManifest ReadManifest() => Read(Manifest, RunJson.Readable.RunManifest, "is no run folder");

    /// <summary>Reads the results.</summary>
    /// <exception cref="UserException">The run has none.</exception>
    public RunResult ReadResults() => Read(Results, RunJson.Readable.RunResult, "has no results yet");

    T Read<T>(string file, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, string otherwise)
    {
        if (!File.Exists(file))
            throw new UserException(
                ExitCode.Environment, $"{Path} {otherwise}: there is no {System.IO.Path.GetFileName(file)}.", "Name the folder of a finished run.");
        try
        {
            using var stream = File.OpenRead(file);
            return JsonSerializer.Deserialize(stream, type) ?? throw new JsonException("It is empty.");
        }
        catch (JsonException error)
        {
            throw new UserException(ExitCode.Environment, $"{file} can't be read: {error.Message}", "The run has to be made again.", error);
        }
    }

    FolderTakenException Occupied() => new($"{Path} holds a run already.");

    string In(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);
}
