namespace OodDsl.Hosting;

/// <summary>Shows nothing.</summary>
sealed class SilentObserver : IRunObserver
{
    /// <inheritdoc/>
    public void Begin(string phase, long steps) { }

    /// <inheritdoc/>
    public void Advance(long done) { }

    /// <inheritdoc/>
    public void Losses(int epoch, long step, IReadOnlyList<(string Name, double Value)> values) { }

    /// <inheritdoc/>
    public void Milestone(string text) { }
}
