using System.Numerics;
using System.Runtime.CompilerServices;
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    /// <summary>What decides about the k-th nearest.</summary>
    /// <param name="image">Which image.</param>
    /// <param name="k">At most what is searched for.</param>
    /// <param name="near">Receives the positions of those whose similarity is within rounding of the k-th largest.</param>
    /// <returns>How many are surely nearer than these; less than 0, if the image has no k candidates.</returns>
    internal int Around(int image, int k, List<int> near)
    {
        near.Clear();
        var own = Own(image);
        if (own.Length < k) return -1;
        var kth = Placed(own, k);
        var surely = 0;
        foreach (var candidate in own)
        {
            if (Similarity(candidate) > kth + (rounding / 2)) surely++;
            else if (Similarity(candidate) >= kth - (rounding / 2)) near.Add(Position(candidate));
        }
        return surely;
    }

    Span<ulong> Own(int image) => candidates.AsSpan(image * capacity, counts[image]);

    /// <summary>The k-th largest similarity, after which the larger ones stand.</summary>
    static float Placed(Span<ulong> own, int k)
    {
        Selection.Place(own, own.Length - k);
        return Similarity(own[^k]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Shrink(int image)
    {
        var own = Own(image);
        var kth = Placed(own, neighbour);
        var floor = kth - rounding;
        // The k largest stand at the end.
        var excess = own.Length - neighbour;
        var kept = 0;
        for (var i = 0; i < excess && kept < capacity - Spare - neighbour; i++)
            if (Similarity(own[i]) >= floor) own[kept++] = own[i];
        own[excess..].CopyTo(own[kept..]);
        (counts[image], floors[image]) = (kept + neighbour, floor);
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
