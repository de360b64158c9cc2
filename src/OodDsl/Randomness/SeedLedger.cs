namespace OodDsl;

/// <summary>
/// The names under which a run has derived seeds. libtorch's CPU generators keep only the low 32 bits of a seed, so two names could get the same
/// stream without anyone noticing: the ledger notices. Thread-safe.
/// </summary>
/// <remarks>
/// Record the generators that live for a run or an epoch, not every step's: among n names a collision in 32 bits has a probability of about
/// n^2 / 2^33 (1,000 names: 0.01 %; 100,000 names: nearly certain).
/// </remarks>
/// <param name="root">The run's root seed.</param>
public sealed class SeedLedger(Seed root)
{
    readonly Lock gate = new();
    readonly SortedDictionary<string, Seed> seeds = new(StringComparer.Ordinal);
    readonly Dictionary<uint, string> names = [];

    /// <summary>The run's root seed.</summary>
    public Seed Root { get; } = root;

    /// <summary>What has been derived so far, by path, in ordinal order.</summary>
    public IReadOnlyDictionary<string, Seed> Recorded
    {
        get
        {
            lock (gate) return new SortedDictionary<string, Seed>(seeds, StringComparer.Ordinal);
        }
    }

    /// <summary>The seed at a path below the root, recorded. The same path may be derived again and gives the same seed.</summary>
    /// <exception cref="SeedCollisionException">Another path has the same low 32 bits.</exception>
    public Seed Derive(string path)
    {
        var seed = Root.At(path);
        lock (gate)
        {
            if (!names.TryAdd(seed.Low32, path) && !string.Equals(names[seed.Low32], path, StringComparison.Ordinal))
                throw new SeedCollisionException(names[seed.Low32], path, seed.Low32, Root);
            seeds[path] = seed;
        }
        return seed;
    }
}
