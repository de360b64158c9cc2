namespace OodDsl.Hosting;

/// <summary>Shows a run that is made for another one: phases and milestones begin with its name.</summary>
sealed class PrefixedObserver(string name, IRunObserver inner) : IRunObserver
{
    /// <inheritdoc/>
    public void Begin(string phase, long steps) => inner.Begin($"{name}: {phase}", steps);

    /// <inheritdoc/>
    public void Advance(long done) => inner.Advance(done);

    /// <inheritdoc/>
    public void Losses(int epoch, long step, IReadOnlyList<(string Name, double Value)> values) => inner.Losses(epoch, step, values);

    /// <inheritdoc/>
    public void Milestone(string text) => inner.Milestone($"{name}: {text}");
}
