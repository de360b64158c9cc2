using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OodDsl;

/// <summary>
/// Selection by rank among any number of numbers, which are read twice and neither moved nor copied: their leading bits are counted first, then the rest of
/// those that lead as the wanted one does.
/// </summary>
static class BitSelection
{
    /// <summary>The number that sorting would put at a place, and the one after it; infinite where none is.</summary>
    /// <param name="numbers">[N], float32, on the host, without NaN; infinite ones only where they are not asked for.</param>
    /// <param name="place">From 0 to N - 1.</param>
    internal static (float Value, float Next) Place(Tensor numbers, long place)
    {
        var counts = new long[Halves];
        foreach (var part in numbers.split(NumbersAtOnce))
            using (part)
                CountLeading(part, counts);
        var leading = Find(counts, ref place);
        Array.Clear(counts);
        var above = uint.MaxValue;
        foreach (var part in numbers.split(NumbersAtOnce))
            using (part)
                above = Math.Min(above, CountRest(part, leading, counts));
        var rest = Find(counts, ref place);
        var value = Number((leading << HalfBits) | rest);
        if (counts[rest] > place + 1) return (value, value);
        for (var next = rest + 1; next < Halves; next++)
            if (counts[next] > 0) return (value, Number((leading << HalfBits) | next));
        return (value, above == uint.MaxValue ? float.PositiveInfinity : Number(above));
    }

    // Compiled at once in full: one call may be all there is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void CountLeading(Tensor part, long[] counts)
    {
        using var numbers = part.contiguous();
        foreach (var number in Floats(numbers)) counts[Key(number) >> HalfBits]++;
    }

    /// <summary>Counts what leads the same.</summary>
    /// <returns>The least that leads larger; all bits set where none does.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static uint CountRest(Tensor part, uint leading, long[] counts)
    {
        using var numbers = part.contiguous();
        var above = uint.MaxValue;
        foreach (var number in Floats(numbers))
        {
            var key = Key(number);
            if (key >> HalfBits == leading) counts[key & (Halves - 1)]++;
            else if (key >> HalfBits > leading && key < above) above = key;
        }
        return above;
    }

    /// <summary>Where a place lies among counted numbers; the place becomes that among those that count there.</summary>
    static uint Find(long[] counts, ref long place)
    {
        var at = 0u;
        for (; place >= counts[at]; at++) place -= counts[at];
        return at;
    }

    // Bits in the order of the numbers. Adding 0 makes both zeros one.
    static uint Key(float number)
    {
        var bits = BitConverter.SingleToUInt32Bits(number + 0f);
        return (bits & Sign) != 0 ? ~bits : bits | Sign;
    }

    static float Number(uint key) => BitConverter.UInt32BitsToSingle((key & Sign) != 0 ? key & ~Sign : ~key);

    static ReadOnlySpan<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    const int HalfBits = 16;
    const int Halves = 1 << HalfBits;
    const uint Sign = 1u << 31;

    // 4 MB, where they are not contiguous.
    const long NumbersAtOnce = 1 << 20;
}
