using System.Numerics;

namespace OodDsl.Hosting;

/// <summary>The distinct scores of ID and OOD images together, ascending, with how many images of each kind have them.</summary>
sealed class RankedScores
{
    RankedScores(ulong[] keys, int[] id, int[] ood, int length) => (Keys, Id, Ood, Length) = (keys, id, ood, length);

    /// <summary>Distinct scores as keys of <see cref="SortedKeys"/>; the first <see cref="Length"/> count.</summary>
    public ulong[] Keys { get; }

    /// <summary>Number of ID images with that score.</summary>
    public int[] Id { get; }

    /// <summary>Number of OOD images with that score.</summary>
    public int[] Ood { get; }

    /// <summary>Number of distinct scores.</summary>
    public int Length { get; }

    /// <summary>Sorts each kind once and merges them.</summary>
    public static RankedScores Of<T>(ReadOnlySpan<T> id, ReadOnlySpan<T> ood) where T : IFloatingPointIeee754<T>
    {
        var (a, b) = (SortedKeys.Of(id, "ID"), SortedKeys.Of(ood, "OOD"));
        var keys = new ulong[a.Length + b.Length];
        var (idCounts, oodCounts) = (new int[keys.Length], new int[keys.Length]);
        var length = 0;
        for (int i = 0, j = 0; i < a.Length || j < b.Length; length++)
        {
            var key = j == b.Length || (i < a.Length && a[i] <= b[j]) ? a[i] : b[j];
            keys[length] = key;
            for (; i < a.Length && a[i] == key; i++) idCounts[length]++;
            for (; j < b.Length && b[j] == key; j++) oodCounts[length]++;
        }
        return new(keys, idCounts, oodCounts, length);
    }

    /// <summary>For each score the rank of its value among the distinct ones.</summary>
    public int[] RanksOf<T>(ReadOnlySpan<T> scores) where T : IFloatingPointIeee754<T> =>
        Array.ConvertAll(SortedKeys.Unsorted(scores, "same"), key => Array.BinarySearch(Keys, 0, Length, key));
}
