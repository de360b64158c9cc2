namespace OodDsl.Hosting.Tests;

/// <summary>A cluster that remembers what it was given.</summary>
sealed class FakeSlurm : ISlurm
{
    public List<string> Scripts { get; } = [];

    /// <summary>What it says of the tasks; null: there is no cluster to ask.</summary>
    public IReadOnlyList<SlurmTask>? Tasks { get; set; } = [];

    public Task<string> SubmitAsync(string script, CancellationToken cancellation)
    {
        Scripts.Add(script);
        return Task.FromResult($"{16 + Scripts.Count}");
    }

    public Task<IReadOnlyList<SlurmTask>?> TasksAsync(IReadOnlyCollection<string> jobs, CancellationToken cancellation) => Task.FromResult(Tasks);
}
