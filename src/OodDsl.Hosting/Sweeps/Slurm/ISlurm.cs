namespace OodDsl.Hosting;

/// <summary>The cluster.</summary>
interface ISlurm
{
    /// <summary>Submits a job array.</summary>
    /// <param name="script">Its script.</param>
    /// <param name="cancellation">Stops waiting for the answer.</param>
    /// <returns>The job's number.</returns>
    /// <exception cref="UserException">There is no Slurm, or it refuses the job.</exception>
    Task<string> SubmitAsync(string script, CancellationToken cancellation);

    /// <summary>Asks for the tasks of jobs: those in the queue, and, where accounting is kept, those that have ended.</summary>
    /// <param name="jobs">The jobs' numbers.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The tasks; null if there is no Slurm here to ask.</returns>
    Task<IReadOnlyList<SlurmTask>?> TasksAsync(IReadOnlyCollection<string> jobs, CancellationToken cancellation);
}

/// <summary>A task of a job array.</summary>
/// <param name="Job">The job's number.</param>
/// <param name="Index">The task's number in the array.</param>
/// <param name="State">Slurm's word: <c>PENDING</c>, <c>RUNNING</c>, <c>COMPLETED</c>.</param>
/// <param name="Detail">The node, or why it waits.</param>
/// <param name="IsQueued">Whether it waits, runs or ends: it is in the queue.</param>
sealed record SlurmTask(string Job, int Index, string State, string Detail, bool IsQueued)
{
    /// <summary>As Slurm writes it, with its state: <c>17_3 running on node1</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Job}_{Index} {State.ToLowerInvariant()}{(Detail.Length > 0 ? $" {Detail}" : "")}");
}
