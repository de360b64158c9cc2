namespace OodDsl;

/// <summary>
/// Affine coupling (RealNVP, Dinh et al., 2017): the dimensions with even number pass, the others become <c>(z - t) exp(-s)</c>, where s and t are
/// perceptrons (one hidden layer) of those that pass. Their last layers begin at 0, the coupling as the identity. s is unbounded.
/// </summary>
sealed class AffineCoupling : Module
{
    readonly Sequential scale;
    readonly Sequential shift;

    internal AffineCoupling(long width) : base(nameof(AffineCoupling))
    {
        scale = Zeroed(width);
        shift = Zeroed(width);
        register_module(nameof(scale), scale);
        register_module(nameof(shift), shift);
        register_buffer("passes", (arange(width) % 2 == 0).to(float32));
    }

    static Sequential Zeroed(long width)
    {
        var perceptron = Mlp(width, width, width);
        using var mode = no_grad();
        foreach (var parameter in perceptron.parameters().TakeLast(2)) parameter.zero_();
        return perceptron;
    }

    /// <summary>[N, D] to [N, D], and the logarithm of the determinant of each row, [N].</summary>
    internal (Tensor Rows, Tensor LogDeterminant) Encode(Tensor rows)
    {
        var (kept, s, t) = Coefficients(rows);
        return (kept + (rows - kept - t) * (-s).exp(), -s.sum([1]));
    }

    internal Tensor Decode(Tensor rows)
    {
        var (kept, s, t) = Coefficients(rows);
        return kept + (rows - kept) * s.exp() + t;
    }

    // s and t are 0 where a dimension passes, so that it is left as it is.
    (Tensor Kept, Tensor S, Tensor T) Coefficients(Tensor rows)
    {
        var passes = get_buffer("passes")!;
        var kept = rows * passes;
        return (kept, scale.call(kept) * (1 - passes), shift.call(kept) * (1 - passes));
    }
}
