using System.Buffers.Binary;
using System.Numerics;

namespace OodDsl;

/// <summary>
/// Random numbers on the host: xoshiro256** (Blackman and Vigna, 2018) behind <see cref="Random"/>. Unlike <c>new Random(seed)</c> its sequence
/// is ours and depends on no .NET version. Integers in a range are unbiased (Lemire, 2019). Not thread-safe.
/// </summary>
/// <remarks><see cref="Random.Shuffle{T}(T[])"/> and <c>GetItems</c> are .NET's algorithms on top of it; use <see cref="Permutation"/>.</remarks>
public sealed class HostRandom : Random
{
    ulong s0, s1, s2, s3;

    /// <summary>Starts at a seed; the state is filled by SplitMix64, as the authors of xoshiro advise.</summary>
    public HostRandom(Seed seed) : base(0) =>
        (s0, s1, s2, s3) = (SplitMix.At(seed.Value, 0), SplitMix.At(seed.Value, 1), SplitMix.At(seed.Value, 2), SplitMix.At(seed.Value, 3));

    /// <summary>The whole state, for checkpoints.</summary>
    /// <exception cref="ArgumentException">All four words are zero: not a state of this generator.</exception>
    public (ulong, ulong, ulong, ulong) State
    {
        get => (s0, s1, s2, s3);
        set
        {
            if (value == (0, 0, 0, 0)) throw new ArgumentException("A xoshiro256** state can't be all zeros.", nameof(value));
            (s0, s1, s2, s3) = value;
        }
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        var result = unchecked(BitOperations.RotateLeft(s1 * 5, 7) * 9);
        var t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>Uniform on 0..<paramref name="bound"/>-1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is zero.</exception>
    public ulong NextBelow(ulong bound)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bound);
        var high = Math.BigMul(NextBits(), bound, out var low);
        if (low >= bound) return high;
        for (var threshold = unchecked(0 - bound) % bound; low < threshold;)
            high = Math.BigMul(NextBits(), bound, out low);
        return high;
    }

    /// <summary>A uniformly random order of 0..<paramref name="count"/>-1 (Fisher and Yates, from the end).</summary>
    public int[] Permutation(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var order = new int[count];
        for (var i = 0; i < count; i++) order[i] = i;
        for (var i = count - 1; i > 0; i--)
        {
            var j = (int)NextBelow((ulong)i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }

    /// <inheritdoc/>
    public override int Next() => (int)NextBelow(int.MaxValue);

    /// <inheritdoc/>
    public override int Next(int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return maxValue == 0 ? 0 : (int)NextBelow((ulong)maxValue);
    }

    /// <inheritdoc/>
    public override int Next(int minValue, int maxValue) => (int)NextInt64(minValue, maxValue);

    /// <inheritdoc/>
    public override long NextInt64() => (long)NextBelow(long.MaxValue);

    /// <inheritdoc/>
    public override long NextInt64(long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return maxValue == 0 ? 0 : (long)NextBelow((ulong)maxValue);
    }

    /// <inheritdoc/>
    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        return minValue == maxValue ? minValue : unchecked(minValue + (long)NextBelow((ulong)(maxValue - minValue)));
    }

    /// <inheritdoc/>
    public override double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <inheritdoc/>
    public override float NextSingle() => (NextBits() >> 40) * (1.0f / (1U << 24));

    /// <inheritdoc/>
    protected override double Sample() => NextDouble();

    /// <inheritdoc/>
    public override void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        NextBytes(buffer.AsSpan());
    }

    /// <inheritdoc/>
    public override void NextBytes(Span<byte> buffer)
    {
        for (; buffer.Length >= 8; buffer = buffer[8..])
            BinaryPrimitives.WriteUInt64LittleEndian(buffer, NextBits());
        if (buffer.IsEmpty) return;
        Span<byte> last = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(last, NextBits());
        last[..buffer.Length].CopyTo(buffer);
    }
}
