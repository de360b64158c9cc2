using System.Numerics;
using System.Runtime.InteropServices;

namespace OodDsl;

/// <summary>For each of some images the training images that may be its k nearest, kept while more and more are compared with it.</summary>
/// <remarks>
/// A candidate is one number: the similarity, in bits that order as it does, above the training image's position. What lies within rounding of the k-th
/// stays a candidate, so that distances can decide; past three times k of these, the first do.
/// </remarks>
sealed class NearestRows
{
    readonly ulong[] candidates;
    readonly int[] counts;
    readonly float[] floors;
    readonly int neighbour;
    readonly int capacity;
    readonly float rounding;

    /// <summary>Of no training images yet.</summary>
    /// <param name="images">How many images.</param>
    /// <param name="neighbour">k, from 1.</param>
    /// <param name="rounding">What similarities may be wrong by.</param>
    internal NearestRows(int images, int neighbour, float rounding)
    {
        (this.neighbour, this.rounding) = (neighbour, 2 * rounding);
        capacity = (4 * neighbour) + Spare;
        candidates = new ulong[images * capacity];
        counts = new int[images];
        floors = new float[images];
        Array.Fill(floors, float.NegativeInfinity);
    }

    /// <summary>What can't be less similar than this to be looked at; minus infinity while an image has fewer than k candidates.</summary>
    internal float Floor(int image) => floors[image];

    /// <summary>Compares an image with training images that stand side by side.</summary>
    /// <param name="image">Which image.</param>
    /// <param name="similarities">To each of them.</param>
    /// <param name="first">The first one's position.</param>
    internal void Offer(int image, ReadOnlySpan<float> similarities, int first)
    {
        var floor = new Vector<float>(floors[image]);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(similarities);
        for (var v = 0; v < vectors.Length; v++)
        {
            if (!Vector.GreaterThanOrEqualAny(vectors[v], floor)) continue;
            var start = v * Vector<float>.Count;
            if (Take(image, similarities.Slice(start, Vector<float>.Count), first + start)) floor = new(floors[image]);
        }
        var rest = vectors.Length * Vector<float>.Count;
        Take(image, similarities[rest..], first + rest);
    }

    /// <summary>Gives up what an image has been offered in excess, if that is much: its floor rises, and the next group has less to offer.</summary>
    internal void Settle(int image)
    {
        if (counts[image] >= (float.IsNegativeInfinity(floors[image]) ? neighbour : 2 * neighbour)) Shrink(image);
    }

    /// <summary>Position of those that are among the k nearest or within rounding of the k-th, the most similar first, with their similarities.</summary>
    internal (int Position, float Similarity)[] Of(int image)
    {
        var own = candidates.AsSpan(image * capacity, counts[image]);
        own.Sort();
        var found = new (int, float)[own.Length];
        for (var i = 0; i < own.Length; i++) found[^(i + 1)] = (Position(own[i]), Similarity(own[i]));
        return found;
    }

    bool Take(int image, ReadOnlySpan<float> similarities, int first)
    {
        var risen = false;
        for (var i = 0; i < similarities.Length; i++)
        {
            if (!(similarities[i] >= floors[image])) continue;
            candidates[(image * capacity) + counts[image]++] = Key(similarities[i], first + i);
            if (counts[image] < capacity) continue;
            Shrink(image);
            risen = true;
        }
        return risen;
    }

    void Shrink(int image)
    {
        var own = candidates.AsSpan(image * capacity, counts[image]);
        Select(own, neighbour - 1);
        var floor = Similarity(own[neighbour - 1]) - rounding;
        var kept = neighbour;
        for (var i = neighbour; i < own.Length && kept < capacity - Spare; i++)
            if (Similarity(own[i]) >= floor) own[kept++] = own[i];
        (counts[image], floors[image]) = (kept, floor);
    }

    // Hoare's selection: the largest come to stand before the one that is asked for.
    static void Select(Span<ulong> keys, int rank)
    {
        var (low, high) = (0, keys.Length - 1);
        while (low < high)
        {
            var middle = keys[(low + high) >>> 1];
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (keys[i] > middle) i++;
                while (keys[j] < middle) j--;
                if (i > j) break;
                (keys[i], keys[j]) = (keys[j], keys[i]);
                i++;
                j--;
            }
            if (rank <= j) high = j;
            else if (rank >= i) low = i;
            else return;
        }
    }

    // Of equally similar ones the first in the index is taken for more similar.
    static ulong Key(float similarity, int position)
    {
        var bits = BitConverter.SingleToUInt32Bits(similarity);
        return ((ulong)((bits & Sign) != 0 ? ~bits : bits | Sign) << 32) | ~(uint)position;
    }

    static float Similarity(ulong key)
    {
        var bits = (uint)(key >> 32);
        return BitConverter.UInt32BitsToSingle((bits & Sign) != 0 ? bits & ~Sign : ~bits);
    }

    static int Position(ulong key) => (int)~(uint)key;

    const uint Sign = 1u << 31;

    const int Spare = 64;
}
