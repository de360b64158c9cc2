namespace OodDsl.Hosting;

/// <summary>Watches a run, on the run's thread. Implementations draw a progress bar or print milestones; they never touch tensors.</summary>
public interface IRunObserver
{
    /// <summary>A phase begins: <c>data</c>, <c>train</c>, <c>fit</c>, <c>evaluate</c>.</summary>
    /// <param name="phase">Name of the phase.</param>
    /// <param name="steps">How many steps it has.</param>
    void Begin(string phase, long steps);

    /// <summary>So many steps of the phase are done.</summary>
    void Advance(long done);

    /// <summary>Means of loss and terms over the last log interval.</summary>
    void Losses(int epoch, long step, IReadOnlyList<(string Name, double Value)> values);

    /// <summary>A line for the log: an epoch's end with its validation accuracy, a checkpoint.</summary>
    void Milestone(string text);
}
