using System.Runtime.InteropServices;

namespace OodDsl;

/// <summary>Sorting of rows of numbers that are not negative, by their bits: in time proportional to their number.</summary>
static class RadixSort
{
    const int Bits = 11;
    const int Digits = 1 << Bits;

    /// <summary>Sorts ascending.</summary>
    /// <param name="numbers">At least 0, no minus 0.</param>
    /// <param name="spare">As long as the numbers, for the work.</param>
    internal static void Sort(Span<double> numbers, Span<double> spare)
    {
        if (numbers.IsEmpty) return;
        // The bits of numbers that are not negative are in the numbers' order.
        var from = MemoryMarshal.Cast<double, ulong>(numbers);
        var to = MemoryMarshal.Cast<double, ulong>(spare);
        var isMoved = false;
        Span<int> places = stackalloc int[Digits];
        for (var shift = 0; shift < 64; shift += Bits)
        {
            places.Clear();
            foreach (var key in from) places[Digit(key, shift)]++;
            // Numbers of single precision have the same last digits.
            if (places[Digit(from[0], shift)] == from.Length) continue;
            var next = 0;
            for (var digit = 0; digit < Digits; digit++) (places[digit], next) = (next, next + places[digit]);
            foreach (var key in from) to[places[Digit(key, shift)]++] = key;
            var sorted = to;
            to = from;
            from = sorted;
            isMoved = !isMoved;
        }
        if (isMoved) spare.CopyTo(numbers);
    }

    static int Digit(ulong key, int shift) => (int)(key >> shift) & (Digits - 1);
}
