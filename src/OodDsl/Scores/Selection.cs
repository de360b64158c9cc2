using System.Runtime.CompilerServices;

namespace OodDsl;

/// <summary>Selection by rank without sorting, in time proportional to the numbers (Hoare, 1961).</summary>
static class Selection
{
    /// <summary>Moves numbers so that the one at a place is the one that sorting would put there: no larger ones before it, no smaller ones after.</summary>
    /// <param name="numbers">Without NaN.</param>
    /// <param name="place">From 0.</param>
    // Compiled at once in full: one call may be all there is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Place<T>(Span<T> numbers, int place) where T : IComparable<T>
    {
        var (low, high) = (0, numbers.Length - 1);
        while (low < high)
        {
            var middle = numbers[(low + high) >>> 1];
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (numbers[i].CompareTo(middle) < 0) i++;
                while (middle.CompareTo(numbers[j]) < 0) j--;
                if (i > j) break;
                (numbers[i], numbers[j]) = (numbers[j], numbers[i]);
                i++;
                j--;
            }
            if (place <= j) high = j;
            else if (place >= i) low = i;
            else return;
        }
    }
}
