namespace OodDsl.Hosting;

/// <summary>Features of whole sets, kept from one pass over them to the next: for evaluations of one network with many settings of its scores.</summary>
sealed class FeatureCache : IDisposable
{
    readonly Dictionary<(string Set, int Start, int Count), Tensor> parts = [];

    /// <summary>Batches that were computed.</summary>
    public int Computed { get; private set; }

    /// <summary>The features of a batch.</summary>
    public Tensor Of(string set, int start, int count, Func<Tensor> forward)
    {
        if (!parts.TryGetValue((set, start, count), out var kept))
        {
            parts.Add((set, start, count), kept = forward().detach().DetachFromDisposeScope());
            Computed++;
        }
        // A handle of its own: the batch frees what it was given.
        return kept.alias();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var part in parts.Values) part.Dispose();
        parts.Clear();
    }
}
