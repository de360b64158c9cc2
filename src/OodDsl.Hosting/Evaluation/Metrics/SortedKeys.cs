using System.Numerics;

namespace OodDsl.Hosting;

/// <summary>
/// Scores as 64-bit keys in ascending order. The bits of a double, with the sign bit flipped or (negative numbers) all of them, order as the
/// numbers do; least-significant-digit radix sort then takes time proportional to their count.
/// </summary>
static class SortedKeys
{
    const int DigitBits = 11, Digits = 6, Buckets = 1 << DigitBits;
    const ulong Sign = 1UL << 63;

    /// <summary>The sorted keys.</summary>
    /// <exception cref="ArgumentException">No scores, or one of them is NaN.</exception>
    public static ulong[] Of<T>(ReadOnlySpan<T> scores, string what) where T : IFloatingPointIeee754<T>
    {
        var keys = Unsorted(scores, what);
        if (keys.Length < Buckets) Array.Sort(keys);
        else RadixSort(ref keys);
        return keys;
    }

    /// <summary>The keys in the order of the scores.</summary>
    /// <exception cref="ArgumentException">No scores, or one of them is NaN.</exception>
    public static ulong[] Unsorted<T>(ReadOnlySpan<T> scores, string what) where T : IFloatingPointIeee754<T>
    {
        if (scores.IsEmpty) throw new ArgumentException($"There are no {what} scores.", nameof(scores));
        var keys = new ulong[scores.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            // Adding zero makes -0 and 0 the same score.
            var score = double.CreateChecked(scores[i]) + 0.0;
            if (double.IsNaN(score)) throw new ArgumentException($"The {what} score of image {i} is NaN.", nameof(scores));
            var bits = BitConverter.DoubleToUInt64Bits(score);
            keys[i] = (bits & Sign) != 0 ? ~bits : bits | Sign;
        }
        return keys;
    }

    /// <summary>The score a key stands for.</summary>
    public static double Score(ulong key) => BitConverter.UInt64BitsToDouble((key & Sign) != 0 ? key & ~Sign : ~key);

    static void RadixSort(ref ulong[] keys)
    {
        var counts = new int[Digits * Buckets];
        foreach (var key in keys)
            for (var digit = 0; digit < Digits; digit++)
                counts[(digit * Buckets) + (int)(key >> (digit * DigitBits) & (Buckets - 1))]++;

        var other = new ulong[keys.Length];
        for (var digit = 0; digit < Digits; digit++)
        {
            var starts = counts.AsSpan(digit * Buckets, Buckets);
            var shift = digit * DigitBits;
            // Where all share a digit (the low bits of what was a float) there is nothing to do.
            if (starts[(int)(keys[0] >> shift & (Buckets - 1))] == keys.Length) continue;
            var start = 0;
            foreach (ref var count in starts) (count, start) = (start, start + count);
            foreach (var key in keys) other[starts[(int)(key >> shift & (Buckets - 1))]++] = key;
            (keys, other) = (other, keys);
        }
    }
}
