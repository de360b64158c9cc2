namespace TorchSharp;

public static partial class torch
{
    /// <summary>Linear algebra.</summary>
    public static partial class linalg
    {
        // The powers of x as columns, falling unless increasing.
        internal static Tensor Vandermonde(Tensor x, long columns, bool increasing)
        {
            using var scope = NewDisposeScope();
            var powers = linalg_vander(x, columns < 0 ? x.shape[^1] : columns);
            return (increasing ? powers : powers.flip(-1)).MoveToOuterDisposeScope();
        }

        [Aten("linalg_vander")] private static partial Tensor linalg_vander(Tensor x, long N);
    }
}
