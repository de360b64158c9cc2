namespace OodDsl.Hosting;

/// <summary>A sweep on a cluster: submits what is not done and not in the queue, and knows which task makes which run.</summary>
/// <param name="slurm">The cluster.</param>
/// <param name="runs">The sweep.</param>
sealed class SlurmSweep(ISlurm slurm, IReadOnlyList<SweepRun> runs)
{
    string Folder => runs[0].Request.Runs;

    /// <summary>By a run's key, the task that makes it or made it last. Empty where nothing was submitted, or there is no Slurm to ask.</summary>
    public async Task<IReadOnlyDictionary<string, SlurmTask>> TasksAsync(CancellationToken cancellation)
    {
        var found = new Dictionary<string, SlurmTask>(StringComparer.Ordinal);
        var arrays = runs.Count == 0 ? [] : SlurmArray.All(Folder);
        if (arrays.Count == 0 || await slurm.TasksAsync([.. arrays.Select(array => array.Job)], cancellation) is not { } tasks) return found;
        foreach (var array in arrays)
            foreach (var task in tasks.Where(task => string.Equals(task.Job, array.Job, StringComparison.Ordinal) && task.Index < array.Keys.Count))
                found.TryAdd(array.Keys[task.Index], task);
        return found;
    }

    /// <summary>The runs that a job array would make.</summary>
    public async Task<IReadOnlyList<SweepRun>> MissingAsync(CancellationToken cancellation)
    {
        var tasks = await TasksAsync(cancellation);
        return
        [
            .. runs.Where(run => SweepPlace.Of(run).State is not (SweepState.Done or SweepState.Running)
                && !(tasks.TryGetValue(run.Key, out var task) && task.IsQueued)),
        ];
    }

    /// <summary>The script for some of the runs.</summary>
    public string Script(IReadOnlyList<SweepRun> chosen, SlurmResources resources, int? atOnce) =>
        SlurmScript.Of(chosen, resources, atOnce, SlurmArray.Folder(Folder), Environment.CurrentDirectory);

    /// <summary>Submits them.</summary>
    /// <returns>The job's number.</returns>
    /// <exception cref="UserException">Slurm is not there or refuses, or the folder of the runs can't be written.</exception>
    public async Task<string> SubmitAsync(IReadOnlyList<SweepRun> chosen, SlurmResources resources, int? atOnce, CancellationToken cancellation)
    {
        var script = Script(chosen, resources, atOnce);
        try
        {
            Directory.CreateDirectory(SlurmArray.Folder(Folder));
            var job = await slurm.SubmitAsync(script, cancellation);
            new SlurmArray(job, TimeProvider.System.GetUtcNow(), [.. chosen.Select(run => run.Key)]).Write(Folder, script);
            return job;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException(ExitCode.Environment, $"The folder {Folder} can't be written: {error.Message}", "Name another folder with --runs.", error);
        }
    }
}
