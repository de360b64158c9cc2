namespace OodDsl.Hosting;

/// <summary>
/// The generators of training steps: one per epoch and place, made on first use in the epoch and drawn from by its steps in their order.
/// Their states go into checkpoints, for a run that stops within an epoch.
/// </summary>
sealed class EpochRandomness(RandomSource source, string prefix = "") : IDisposable
{
    readonly SortedDictionary<string, Generator> generators = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, HostRandom> dice = new(StringComparer.Ordinal);
    int current = -1;

    /// <summary>Draws on the device.</summary>
    public Generator Generator(int epoch, string place)
    {
        Enter(epoch);
        if (!generators.TryGetValue(place, out var generator)) generators.Add(place, generator = source.Generator(Path(epoch, place)));
        return generator;
    }

    /// <summary>Draws on the host.</summary>
    public HostRandom Dice(int epoch, string place)
    {
        Enter(epoch);
        if (!dice.TryGetValue(place, out var random)) dice.Add(place, random = source.Dice(Path(epoch, place)));
        return random;
    }

    /// <summary>The states of the epoch's generators, by place.</summary>
    public RandomStates Save() => new(
        generators.ToDictionary(entry => entry.Key, entry => entry.Value.get_state(), StringComparer.Ordinal),
        dice.ToDictionary(entry => entry.Key, entry => entry.Value.State, StringComparer.Ordinal));

    /// <summary>Goes on within an epoch.</summary>
    public void Load(int epoch, RandomStates states)
    {
        Enter(epoch);
        foreach (var (place, state) in states.Generators) Generator(epoch, place).set_state(state);
        foreach (var (place, state) in states.Dice) Dice(epoch, place).State = state;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var generator in generators.Values) generator.Dispose();
        generators.Clear();
        dice.Clear();
    }

    void Enter(int epoch)
    {
        if (epoch == current) return;
        Dispose();
        current = epoch;
    }

    string Path(int epoch, string place) => $"{prefix}epoch={epoch}/{place}";
}
