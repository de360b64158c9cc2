namespace OodDsl;

/// <summary>What scores that shape activations share: percentiles of a set, and the largest activations of each row.</summary>
static class Activations
{
    /// <summary>A percentile of all elements, linear between order statistics as NumPy's; in time proportional to their number, on the host
    /// without a copy of them.</summary>
    /// <param name="values">Any shape, finite, at least one element.</param>
    /// <param name="percent">In [0, 100].</param>
    internal static double Percentile(Tensor values, double percent)
    {
        using var scope = NewDisposeScope();
        var flat = values.detach().reshape(-1);
        var position = percent / 100 * (flat.numel() - 1);
        var below = (long)Math.Floor(position);
        var (value, next) = flat.device.type == TorchSharp.DeviceType.CPU && flat.dtype == float32
            ? BitSelection.Place(flat, below) : Ranked(flat, below);
        return position == below ? value : value + (position - below) * (next - value);
    }

    static (double Value, double Next) Ranked(Tensor flat, long place)
    {
        var low = flat.kthvalue(place + 1, 0).Item1;
        var value = Number(low);
        var (upTo, next) = (0L, double.PositiveInfinity);
        foreach (var part in flat.split(NumbersAtOnce))
        {
            using var scope = NewDisposeScope();
            upTo += (part <= low).sum().item<long>();
            next = Math.Min(next, Number(where(part > low, part, full_like(part, double.PositiveInfinity)).amin(0)));
        }
        // The next one: the same again where it occurs more often, else the least that is larger.
        return (value, upTo > place + 1 ? value : next);

        static double Number(Tensor one) => one.to(float64).item<double>();
    }

    const long NumbersAtOnce = 1 << 26;

    /// <summary>How many activations of a row are left when the lower <paramref name="percentile"/> per cent go; at least one.</summary>
    internal static int Kept(long width, double percentile, string setting) =>
        (int)Math.Max(1, width - (long)Math.Round(width * Require.Within(percentile, 0, 100, setting) / 100));

    /// <summary>
    /// The sum of all activations over that of the largest, per row, [N, 1], float64, 1 where nothing is positive: r of ASH-S, SCALE and LTS. For
    /// activations that are not negative it is at least 1.
    /// </summary>
    internal static Tensor Concentration(Tensor features, double percentile, string setting)
    {
        ArgumentNullException.ThrowIfNull(features);
        using var scope = NewDisposeScope();
        var all = features.to(float64);
        var (largest, _) = all.topk(Kept(all.shape[1], percentile, setting), 1);
        var kept = largest.sum(1, keepdim: true);
        return where(kept > 0, all.sum(1, keepdim: true) / kept, ones_like(kept)).MoveToOuterDisposeScope();
    }

    /// <summary>1 for the largest activations of each row, else 0; of equal ones the first. As the features, [N, D].</summary>
    internal static Tensor Largest(Tensor features, double percentile, string setting)
    {
        ArgumentNullException.ThrowIfNull(features);
        using var scope = NewDisposeScope();
        var keep = Kept(features.shape[1], percentile, setting);
        var least = features.topk(keep, 1, sorted: false).Item1.amin([1], keepdim: true);
        var (above, equal) = (features > least, features.eq(least));
        var room = keep - above.sum(1, keepdim: true);
        return (above | (equal & (equal.cumsum(1) <= room))).to(features.dtype).MoveToOuterDisposeScope();
    }
}
