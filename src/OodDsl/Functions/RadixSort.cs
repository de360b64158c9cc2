using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OodDsl;

/// <summary>Sorting of numbers by their bits: in time proportional to how many there are.</summary>
static class RadixSort
{
    const int Bits = 11;
    const int Values = 1 << Bits;

    /// <summary>Sorts ascending.</summary>
    /// <param name="numbers">What is sorted, in place.</param>
    /// <param name="spare">As long as the numbers, for the work.</param>
    internal static void Sort(Span<ulong> numbers, Span<ulong> spare) => SortKeys(numbers, spare, 64);

    /// <summary>Sorts ascending.</summary>
    /// <param name="numbers">At least 0, no minus 0: such bits are in the numbers' order.</param>
    /// <param name="spare">As long as the numbers, for the work.</param>
    internal static void Sort(Span<double> numbers, Span<double> spare) =>
        SortKeys(MemoryMarshal.Cast<double, ulong>(numbers), MemoryMarshal.Cast<double, ulong>(spare), 64);

    /// <inheritdoc cref="Sort(Span{double}, Span{double})"/>
    internal static void Sort(Span<float> numbers, Span<float> spare) =>
        SortKeys(MemoryMarshal.Cast<float, uint>(numbers), MemoryMarshal.Cast<float, uint>(spare), 32);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void SortKeys<T>(Span<T> numbers, Span<T> spare, int length) where T : unmanaged, IBinaryInteger<T>
    {
        if (numbers.IsEmpty) return;
        var digits = (length + Bits - 1) / Bits;
        // At most 48 KiB.
        Span<int> counts = stackalloc int[digits * Values];
        counts.Clear();
        foreach (var key in numbers)
            for (var digit = 0; digit < digits; digit++) counts[digit * Values + Digit(key, digit)]++;

        var from = numbers;
        var to = spare;
        var isMoved = false;
        for (var digit = 0; digit < digits; digit++)
        {
            var places = counts.Slice(digit * Values, Values);
            // Numbers of single precision, made double, have the same last digits.
            if (places[Digit(from[0], digit)] == numbers.Length) continue;
            var next = 0;
            foreach (ref var place in places) (place, next) = (next, next + place);
            foreach (var key in from) to[places[Digit(key, digit)]++] = key;
            var sorted = to;
            to = from;
            from = sorted;
            isMoved = !isMoved;
        }
        if (isMoved) spare.CopyTo(numbers);
    }

    static int Digit<T>(T key, int digit) where T : IBinaryInteger<T> => int.CreateTruncating(key >>> (digit * Bits)) & (Values - 1);
}
