namespace TorchSharp;

public static partial class torch
{
    /// <summary>Linear algebra.</summary>
    public static partial class linalg
    {
        /// <summary>Solves A X = B with A's decomposition, which <c>lu_factor</c> gives.</summary>
        public static Tensor lu_solve(Tensor LU, Tensor pivots, Tensor B, bool left = true, bool adjoint = false, Tensor? @out = null)
        {
            var solution = LuSolve(LU, pivots, B, left, adjoint);
            if (@out is null) return solution;
            using (solution) return @out.resize_(solution.shape).copy_(solution);
        }

        public enum QRMode
        {
            Reduced = 0,
            Complete = 1,
            R = 2,
        }

        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Eigh(input, UPLO.ToString());

        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Eigvalsh(input, UPLO.ToString());

        public static (Tensor Q, Tensor R) qr(Tensor input, QRMode mode = QRMode.Reduced) => Qr(input, mode switch
        {
            QRMode.Reduced => "reduced",
            QRMode.Complete => "complete",
            _ => "r",
        });

        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) => Svd(input, fullMatrices);

        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other) =>
            Lstsq(input, other, null);

        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other, double rcond) =>
            Lstsq(input, other, rcond);

        public static Tensor matrix_norm(Tensor input, string ord = "fro", long[]? dims = null, bool keepdim = false) =>
            MatrixNorm(input, ord, dims ?? [-2, -1], keepdim);

        public static Tensor matrix_norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            MatrixNorm(input, ord, dims ?? [-2, -1], keepdim);

        public static Tensor solve_triangular(
            Tensor A, Tensor B, bool upper, bool left = true, bool unitriangular = false, Tensor? @out = null) =>
            Into(SolveTriangular(A, B, upper, left, unitriangular), @out);

        public static Tensor vecdot(Tensor x, Tensor y, long dim = -1, Tensor? @out = null) => Into(Vecdot(x, y, dim), @out);

        // The powers of x as columns, falling unless increasing.
        internal static Tensor Vandermonde(Tensor x, long columns, bool increasing)
        {
            using var scope = NewDisposeScope();
            var powers = vander(x, columns < 0 ? x.shape[^1] : columns);
            return (increasing ? powers : powers.flip(-1)).MoveToOuterDisposeScope();
        }

        static Tensor Into(Tensor result, Tensor? target)
        {
            if (target is null) return result;
            using var computed = result;
            using var mode = no_grad();
            return target.resize_(computed.shape).copy_(computed);
        }

        [Aten("linalg_eigh")] private static partial (Tensor, Tensor) Eigh(Tensor self, string UPLO);
        [Aten("linalg_eigvalsh")] private static partial Tensor Eigvalsh(Tensor self, string UPLO);
        [Aten("linalg_qr")] private static partial (Tensor, Tensor) Qr(Tensor A, string mode);
        [Aten("linalg_svd")] private static partial (Tensor, Tensor, Tensor) Svd(Tensor A, bool full_matrices);
        [Aten("linalg_lstsq", "b: other")]
        private static partial (Tensor, Tensor, Tensor, Tensor) Lstsq(Tensor self, Tensor other, double? rcond);
        [Aten("linalg_matrix_norm.str_ord")] private static partial Tensor MatrixNorm(Tensor self, string ord, long[] dim, bool keepdim);
        [Aten("linalg_matrix_norm")] private static partial Tensor MatrixNorm(Tensor self, double ord, long[] dim, bool keepdim);
        [Aten("linalg_solve_triangular")]
        private static partial Tensor SolveTriangular(Tensor self, Tensor B, bool upper, bool left, bool unitriangular);
        [Aten("linalg_vecdot")] private static partial Tensor Vecdot(Tensor x, Tensor y, long dim);
    }

    public partial class Tensor
    {
        [Aten("resize_")] internal partial Tensor resize_(long[] size);
    }
}
