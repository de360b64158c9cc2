namespace OodDsl.Hosting;

/// <summary>
/// Remembers the buffers of a network's modules (running statistics) and restores them. The network's own buffers, which experiments declare, are
/// left alone.
/// </summary>
sealed class KeptStatistics : IDisposable
{
    readonly List<(Tensor Buffer, Tensor Before)> kept = [];

    public KeptStatistics(ExperimentNetwork network)
    {
        using var noGrad = no_grad();
        foreach (var buffer in network.children().SelectMany(module => module.buffers()))
            kept.Add((buffer, buffer.clone().DetachFromDisposeScope()));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        using var noGrad = no_grad();
        foreach (var (buffer, before) in kept)
        {
            buffer.copy_(before);
            before.Dispose();
        }
        kept.Clear();
    }
}
