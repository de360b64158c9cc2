using System.Numerics;

namespace OodDsl.Hosting;

/// <summary>
/// Scores as 64-bit keys in ascending order. The bits of a double, with the sign bit flipped or (negative numbers) all of them, order as the
/// numbers do, so that <see cref="RadixSort"/> can sort them.
/// </summary>
static class SortedKeys
{
    const ulong Sign = 1UL << 63;

    /// <summary>The sorted keys.</summary>
    /// <exception cref="ArgumentException">No scores, or one of them is NaN.</exception>
    public static ulong[] Of<T>(ReadOnlySpan<T> scores, string what) where T : IFloatingPointIeee754<T>
    {
        var keys = Unsorted(scores, what);
        // Digits have thousands of values, which would take longer than so few scores.
        if (keys.Length < 2048) Array.Sort(keys);
        else RadixSort.Sort(keys, new ulong[keys.Length]);
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
}
