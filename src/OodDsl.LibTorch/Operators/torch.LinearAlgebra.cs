namespace TorchSharp;

/// <summary>Products and decompositions of matrices.</summary>
public static partial class torch
{
    [Aten("addbmm", "self: input")] public static partial Tensor addbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1);
    [Aten("addbmm_", "self: input")]
    public static partial Tensor addbmm_(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1);
    [Aten("addmm", "self: input")] public static partial Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha);
    [Aten("addmm_", "self: input")] public static partial Tensor addmm_(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha);
    [Aten("addmv", "self: input", "mat: mat1", "vec: mat2")]
    public static partial Tensor addmv(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha);
    [Aten("addmv_", "self: input", "mat: mat1", "vec: mat2")]
    public static partial Tensor addmv_(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha);
    [Aten("addr", "self: input")] public static partial Tensor addr(Tensor input, Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1);
    [Aten("addr_", "self: input")] public static partial Tensor addr_(Tensor input, Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1);
    [Aten("adjoint", "self: input")] public static partial Tensor adjoint(Tensor input);
    [Aten("baddbmm", "self: input")]
    public static partial Tensor baddbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1);
    [Aten("bmm", "self: input", "mat2: batch2")] public static partial Tensor bmm(Tensor input, Tensor batch2);
    [Aten("cdist", "compute_mode: (long)compute_mode")]
    public static partial Tensor cdist(Tensor x1, Tensor x2, double p = 2, compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary);
    [Aten("chain_matmul")] public static partial Tensor chain_matmul(params Tensor[] matrices);
    [Aten("cholesky", "self: input")] public static partial Tensor cholesky(Tensor input);
    [Aten("cholesky", "self: input")] public static partial Tensor cholesky(Tensor input, bool upper);
    [Aten("cholesky_inverse", "self: input")] public static partial Tensor cholesky_inverse(Tensor input, bool upper = false);
    [Aten("cholesky_solve", "self: input")] public static partial Tensor cholesky_solve(Tensor input, Tensor input2, bool upper = false);
    [Aten("combinations", "self: input")] public static partial Tensor combinations(Tensor input, int r = 2, bool with_replacement = false);
    [Aten("det", "self: input")] public static partial Tensor det(Tensor input);
    [Aten("dot", "self: input", "tensor: other")] public static partial Tensor dot(Tensor input, Tensor other);
    [Aten("einsum")] public static partial Tensor einsum(string equation, params Tensor[] tensors);
    [Aten("geqrf", "self: input")] public static partial (Tensor, Tensor) geqrf(Tensor input);
    [Aten("ger", "self: input")] public static partial Tensor ger(Tensor input, Tensor vec2);
    [Aten("inner", "self: input", "other: vec2")] public static partial Tensor inner(Tensor input, Tensor vec2);
    [Aten("inverse", "self: input")] public static partial Tensor inverse(Tensor input);
    [Aten("kron", "self: input")] public static partial Tensor kron(Tensor input, Tensor other);
    [Aten("logdet", "self: input")] public static partial Tensor logdet(Tensor input);
    [Aten("lu_solve", "self: b")] public static partial Tensor lu_solve(Tensor b, Tensor LU_data, Tensor LU_pivots);
    [Aten("lu_unpack", "unpack_pivots: unpack_pivots")]
    public static partial (Tensor, Tensor, Tensor) lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data = true, bool unpack_pivots = true);
    [Aten("matmul", "self: input", "other: target")] public static partial Tensor matmul(Tensor input, Tensor target);
    [Aten("matrix_exp", "self: input")] public static partial Tensor matrix_exp(Tensor input);
    [Aten("matrix_power", "self: input")] public static partial Tensor matrix_power(Tensor input, int n);
    [Aten("mm", "self: input", "mat2: target")] public static partial Tensor mm(Tensor input, Tensor target);
    [Aten("mv", "self: input", "vec: target")] public static partial Tensor mv(Tensor input, Tensor target);
    [Aten("orgqr", "self: input", "input2: tau")] public static partial Tensor orgqr(Tensor input, Tensor tau);
    [Aten("ormqr", "self: input", "input2: tau", "input3: other")]
    public static partial Tensor ormqr(Tensor input, Tensor tau, Tensor other, bool left = true, bool transpose = false);
    [Aten("outer", "self: input")] public static partial Tensor outer(Tensor input, Tensor vec2);
    [Aten("linalg_pinv", "self: input", "rcond: rcond")]
    public static partial Tensor pinverse(Tensor input, double rcond = 1E-15, bool hermitian = false);
    [Aten("slogdet", "self: A")] public static partial (Tensor, Tensor) slogdet(Tensor A);
    [Aten("tensordot", "self: a", "other: b", "dims_self: Last(a, dims)", "dims_other: First(dims)")]
    public static partial Tensor tensordot(Tensor a, Tensor b, long dims = 2);
    [Aten("tensordot", "self: a", "other: b", "dims_self: dims1", "dims_other: dims2")]
    public static partial Tensor tensordot(Tensor a, Tensor b, long[] dims1, long[] dims2);
    [Aten("vdot", "self: input", "other: target")] public static partial Tensor vdot(Tensor input, Tensor target);
}
