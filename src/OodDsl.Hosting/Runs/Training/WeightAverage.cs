namespace OodDsl.Hosting;

/// <summary>
/// An exponential moving average of a network's weights, running statistics included: <c>a = d a + (1 - d) w</c> after every update, where d is the
/// declared decay but at most (1 + t) / (10 + t) in update t, so that a short run does not remember its initialisation.
/// </summary>
sealed class WeightAverage : IDisposable
{
    const string Prefix = "ema/";

    readonly double decay;
    readonly (string Name, Tensor Weight, Tensor Average)[] entries;

    /// <summary>Starts at the network's weights.</summary>
    public WeightAverage(Module network, double decay)
    {
        this.decay = decay;
        using var noGrad = no_grad();
        entries = [.. network.state_dict().Select(entry => (entry.Key, entry.Value, entry.Value.detach().clone().DetachFromDisposeScope()))];
    }

    /// <summary>Updates so far.</summary>
    public long Updates { get; private set; }

    /// <summary>The averages by their names in a checkpoint.</summary>
    public IEnumerable<(string Name, Tensor Value)> Saved => entries.Select(entry => (Prefix + entry.Name, entry.Average));

    /// <summary>Takes in the present weights. Does not wait for the device.</summary>
    public void Update()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        Updates++;
        var keep = Math.Min(decay, (1.0 + Updates) / (10 + Updates));
        foreach (var (_, weight, average) in entries)
        {
            // Counters of batches and the like are no weights.
            if (average.is_floating_point()) average.mul_(keep).add_(weight.detach() * (1 - keep));
            else average.copy_(weight);
        }
    }

    /// <summary>Exchanges the network's weights and the averages; a second call undoes it.</summary>
    public void Swap()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        foreach (var (_, weight, average) in entries)
        {
            var present = weight.detach().clone();
            weight.copy_(average);
            average.copy_(present);
        }
    }

    /// <summary>Goes on with the averages of a checkpoint.</summary>
    /// <param name="tensors">The checkpoint's.</param>
    /// <param name="done">Updates until then.</param>
    public void Load(IReadOnlyDictionary<string, Tensor> tensors, long done)
    {
        using var noGrad = no_grad();
        foreach (var (name, _, average) in entries) average.copy_(tensors[Prefix + name]);
        Updates = done;
    }

    /// <summary>The weights of a checkpoint that are to be scored: its averages where it has them.</summary>
    public static IReadOnlyDictionary<string, Tensor> Preferred(IReadOnlyDictionary<string, Tensor> tensors, string network)
    {
        var prefix = tensors.Keys.Any(name => name.StartsWith(Prefix, StringComparison.Ordinal)) ? Prefix : network;
        return tensors.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, _, average) in entries) average.Dispose();
    }
}
