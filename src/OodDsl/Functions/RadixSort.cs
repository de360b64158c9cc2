using System.Numerics;
using System.Runtime.CompilerServices;
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
    internal static void Sort(Span<double> numbers, Span<double> spare) =>
        SortKeys(MemoryMarshal.Cast<double, ulong>(numbers), MemoryMarshal.Cast<double, ulong>(spare), 64);

    /// <inheritdoc cref="Sort(Span{double}, Span{double})"/>
    internal static void Sort(Span<float> numbers, Span<float> spare) =>
        SortKeys(MemoryMarshal.Cast<float, uint>(numbers), MemoryMarshal.Cast<float, uint>(spare), 32);

    // The bits of numbers that are not negative are in the numbers' order.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void SortKeys<T>(Span<T> numbers, Span<T> spare, int length) where T : unmanaged, IBinaryInteger<T>
    {
        if (numbers.IsEmpty) return;
        var from = numbers;
        var to = spare;
        var isMoved = false;
        Span<int> places = stackalloc int[Digits];
        for (var shift = 0; shift < length; shift += Bits)
        {
            places.Clear();
            foreach (var key in from) places[Digit(key, shift)]++;
            // Numbers of single precision, made double, have the same last digits.
            if (places[Digit(from[0], shift)] == numbers.Length) continue;
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

    static int Digit<T>(T key, int shift) where T : IBinaryInteger<T> => int.CreateTruncating(key >>> shift) & (Digits - 1);
}
