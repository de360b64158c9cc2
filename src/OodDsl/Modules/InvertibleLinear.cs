using TorchSharp.Modules;

namespace OodDsl;

/// <summary>
/// Glow's invertible 1x1 convolution on vectors: multiplication by <c>W = P L U</c>, P a fixed permutation, L lower triangular with ones, U upper
/// triangular with the diagonal <c>sign exp(logScale)</c>, whose signs are fixed. W begins as a random rotation.
/// </summary>
sealed class InvertibleLinear : Module
{
    internal InvertibleLinear(long width) : base(nameof(InvertibleLinear))
    {
        var (rotation, _) = linalg.qr(randn(width, width));
        var (permutation, lower, upper) = linalg.lu(rotation);
        var scale = upper.diagonal();
        register_buffer("permutation", permutation.argmax(1));
        register_buffer("sign", scale.sign());
        register_parameter("lower", Parameter(lower.tril(-1)));
        register_parameter("upper", Parameter(upper.triu(1)));
        register_parameter("logScale", Parameter(scale.abs().log()));
    }

    Parameter LogScale => get_parameter("logScale")!;
    Tensor Lower => get_parameter("lower")!.tril(-1);
    Tensor Upper => get_parameter("upper")!.triu(1);
    Tensor Diagonal => get_buffer("sign")! * LogScale.exp();

    /// <summary>[N, D] to [N, D], and the logarithm of the determinant, a number that all rows share.</summary>
    internal (Tensor Rows, Tensor LogDeterminant) Encode(Tensor rows)
    {
        // Factor by factor: making W would take D^3.
        var scaled = rows.matmul(Upper.T) + rows * Diagonal;
        var sheared = scaled + scaled.matmul(Lower.T);
        return (sheared.index_select(1, get_buffer("permutation")!), LogScale.sum());
    }

    /// <summary>The inverse, by triangular solves in float64.</summary>
    internal Tensor Decode(Tensor rows)
    {
        var columns = rows.to(float64).index_select(1, get_buffer("permutation")!.argsort()).T;
        var sheared = linalg.solve_triangular(Lower.to(float64), columns, upper: false, unitriangular: true);
        return linalg.solve_triangular((Upper + Diagonal.diag()).to(float64), sheared, upper: true).T.to(rows.dtype);
    }
}
