namespace OodDsl.Hosting;

/// <summary>Looks for numbers in a network that are none, so that a checkpoint is never replaced by a spoilt one.</summary>
static class FiniteWeights
{
    /// <summary>Name of a parameter or buffer that holds infinity or not-a-number; null if there is none. Waits for the device once.</summary>
    public static string? Spoilt(Module network)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var weights = network.state_dict().Where(entry => entry.Value.is_floating_point()).ToArray();
        if (weights.Length == 0) return null;
        var finite = stack(weights.Select(entry => entry.Value.isfinite().all())).cpu().data<bool>().ToArray();
        var first = Array.IndexOf(finite, false);
        return first < 0 ? null : weights[first].Key;
    }
}
