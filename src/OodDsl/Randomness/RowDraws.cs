namespace OodDsl;

/// <summary>
/// Numbers that belong to rows. Each row has a key, and its k-th number is number k of the <see cref="SplitMix"/> sequence of that key, computed for
/// all rows at once: nothing is kept between batches but the seed.
/// </summary>
/// <param name="seed">Of the set and the place of the program.</param>
/// <param name="rows">What tells the rows apart, [N], int64.</param>
sealed class RowDraws(Seed seed, Tensor rows) : Draws
{
    const long Golden = unchecked((long)0x9E3779B97F4A7C15), First = unchecked((long)0xBF58476D1CE4E5B9), Second = unchecked((long)0x94D049BB133111EB);
    const double Float = 1.0 / (1 << 24);
    const long FloatMask = (1 << 24) - 1;

    long drawn;

    public override Tensor Uniform(params long[] shape)
    {
        using var scope = NewDisposeScope();
        return Share(High(Bits(shape), 24)).MoveToOuterDisposeScope();
    }

    /// <summary>By Box and Muller (1958), from two halves of one number.</summary>
    public override Tensor Normal(params long[] shape)
    {
        using var scope = NewDisposeScope();
        var bits = Bits(shape);
        var (radius, angle) = (Share(High(bits, 24) + 1), Share(High(bits, 48).bitwise_and_(tensor(FloatMask, device: bits.device))));
        return (radius.log() * -2).sqrt().mul_((angle * (2 * Math.PI)).cos()).MoveToOuterDisposeScope();
    }

    public override Tensor Integers(long bound, params long[] shape)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bound, int.MaxValue);
        using var scope = NewDisposeScope();
        // 31 bits times a bound below 2^31 stay positive.
        return (High(Bits(shape), 31) * bound).bitwise_right_shift(tensor(31L, device: rows.device)).MoveToOuterDisposeScope();
    }

    /// <summary>The smallest k with P(X &lt;= k) > u, found by halving; P(X &lt;= k) is the regularised gamma function Q(k + 1, rate).</summary>
    public override Tensor Poisson(Tensor rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        using var scope = NewDisposeScope();
        var mean = rate.to(float64);
        var chance = Uniform(rate.shape).to(float64);
        // 12 deviations above the mean is beyond what 24 bits can tell from 1.
        var low = full_like(mean, -1);
        var high = (mean + 12 * mean.sqrt() + 30).floor();
        for (var width = high.max().item<double>() + 1; width > 1; width = Math.Ceiling(width / 2))
        {
            var middle = ((low + high) / 2).floor();
            var isAbove = (middle + 1).igammac(mean) > chance;
            (low, high) = (where(isAbove, low, middle), where(isAbove, middle, high));
        }
        return high.to(rate.dtype).MoveToOuterDisposeScope();
    }

    /// <summary>Each image draws its own operation; which images an operation computes is read from the device.</summary>
    internal override Tensor Deal(Tensor images, ReadOnlySpan<Func<Tensor, Tensor, Draws, Tensor>> operations)
    {
        var chosen = Integers(operations.Length, images.shape[0]);
        var branch = Bits([images.shape[0]]);
        var results = images.clone();
        for (var k = 0; k < operations.Length; k++)
        {
            using var scope = NewDisposeScope();
            var owned = chosen.eq(k).nonzero().flatten();
            if (owned.shape[0] == 0) continue;
            results.index_copy_(0, owned, operations[k](images.index_select(0, owned), owned, new RowDraws(seed, branch.index_select(0, owned))));
        }
        return results;
    }

    /// <summary>64 random bits for each element, as int64.</summary>
    Tensor Bits(long[] shape)
    {
        if (shape.Length == 0 || shape[0] != rows.shape[0])
            throw new UserException(ExitCode.Failed,
                $"[{string.Join(", ", shape)}] was drawn for a batch of {rows.shape[0]} images: in evaluation draws belong to images.",
                "Draw with the image as the first dimension, [N, ...], and reshape what is drawn.");
        var each = shape.Skip(1).Aggregate(1L, (product, length) => product * length);
        var counters = arange(drawn + 1, drawn + each + 1, dtype: int64, device: rows.device) * Golden;
        drawn += each;
        // A row's key is its own number of the seed's sequence.
        var keys = Mixed((rows + 1) * Golden + unchecked((long)seed.Value));
        return Mixed(keys.unsqueeze(1) + counters).view(shape);
    }

    /// <summary>SplitMix64's finaliser, in place.</summary>
    static Tensor Mixed(Tensor z)
    {
        using var scope = NewDisposeScope();
        Fold(30).mul_(First);
        Fold(27).mul_(Second);
        Fold(31);
        return z;

        Tensor Fold(int places) => z.bitwise_xor_(High(z, 64 - places));
    }

    /// <summary>The highest bits, moved to the lowest places.</summary>
    static Tensor High(Tensor bits, int count) =>
        bits.bitwise_right_shift(tensor(64L - count, device: bits.device)).bitwise_and_(tensor((1L << count) - 1, device: bits.device));

    static Tensor Share(Tensor bits) => bits.to(float32).mul_(Float);
}
