namespace OodDsl;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, 2014) as a counter-based generator: the k-th number follows from seed and k alone, so draws can be made in
/// any order and a prefix never depends on how many follow.
/// </summary>
static class SplitMix
{
    const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>The 64 random bits number <paramref name="counter"/> (from 0) of the sequence of <paramref name="seed"/>.</summary>
    public static ulong At(ulong seed, ulong counter)
    {
        var z = unchecked(seed + ((counter + 1) * Golden));
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }
}
