namespace TorchSharp;

public static partial class torch
{
    /// <summary>Sums, means, extremes and other reductions.</summary>
    public partial class Tensor
    {
        [Aten("all")] public partial Tensor all();
        [Aten("all.dim")] public partial Tensor all(long dim, bool keepdim = false);
        [Aten("allclose", "other: target")]
        public partial bool allclose(Tensor target, double rtol = 1E-05, double atol = 1E-08, bool equal_nan = false);
        [Aten("amax", "dim: dims")] public partial Tensor amax(params long[] dims);
        [Aten("amin", "dim: dims")] public partial Tensor amin(params long[] dims);
        [Aten("aminmax")] public partial (Tensor, Tensor) aminmax(long? dim = null, bool keepdim = false);
        [Aten("any")] public partial Tensor any();
        [Aten("any.dim")] public partial Tensor any(long dim, bool keepdim = false);
        [Aten("argmax")] public partial Tensor argmax();
        [Aten("argmax")] public partial Tensor argmax(long dim, bool keepdim = false);
        [Aten("argmin")] public partial Tensor argmin();
        [Aten("argmin")] public partial Tensor argmin(long dim, bool keepdim = false);
        [Aten("bincount")] public partial Tensor bincount(Tensor? weights, long minlength = 0);
        [Aten("corrcoef")] public partial Tensor corrcoef();
        [Aten("count_nonzero.dim_IntList", "dim: dims ?? Every(this)")] public partial Tensor count_nonzero(long[]? dims = null);
        [Aten("cov")] public partial Tensor cov(long correction = 1, Tensor? fweights = null, Tensor? aweights = null);
        [Aten("cummax")] public partial (Tensor, Tensor) cummax(long dim);
        [Aten("cummin")] public partial (Tensor, Tensor) cummin(long dim);
        [Aten("cumprod", "dtype: type")] public partial Tensor cumprod(long dim, ScalarType? type = null);
        [Aten("cumsum", "dtype: type")] public partial Tensor cumsum(long dim, ScalarType? type = null);
        [Aten("cumulative_trapezoid.dx", "y: this")] public partial Tensor cumulative_trapezoid(double dx = 1, long dim = -1);
        [Aten("cumulative_trapezoid.x", "y: this")] public partial Tensor cumulative_trapezoid(Tensor x, long dim = -1);
        [Aten("dist")] public partial Tensor dist(Tensor other, float p = 2);
        [Aten("histc")] public partial Tensor histc(long bins = 100, long min = 0, long max = 0);
        [Aten("kthvalue", "dim: dim ?? -1")] public partial (Tensor, Tensor) kthvalue(long k, long? dim, bool keepdim = false);
        [Aten("logcumsumexp")] public partial Tensor logcumsumexp(long dim);
        [Aten("logsumexp")] public partial Tensor logsumexp(long dim, bool keepdim = false);
        [Aten("max.dim")] public partial (Tensor, Tensor) max(long dim, bool keepdim = false);
        [Aten("max")] public partial Tensor max();
        [Aten("max.other")] public partial Tensor max(Tensor other);
        [Aten("mean")] public partial Tensor mean();
        [Aten("mean.dim", "dim: dimensions", "dtype: type")]
        public partial Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null);
        [Aten("median")] public partial Tensor median();
        [Aten("min.dim")] public partial (Tensor, Tensor) min(long dim, bool keepdim = false);
        [Aten("min")] public partial Tensor min();
        [Aten("min.other")] public partial Tensor min(Tensor other);
        [Aten("mode")] public partial (Tensor, Tensor) mode(long dim = -1, bool keepdim = false);
        [Aten("nanmean", "dim: dim", "dtype: dtype")] public partial Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null);
        [Aten("nanmedian")] public partial Tensor nanmedian();
        [Aten("nanquantile")] public partial Tensor nanquantile(Tensor q, long dim = -1, bool keepdim = false);
        [Aten("nansum")] public partial Tensor nansum();
        [Aten("norm.Scalar")] public partial Tensor norm(float p = 2);
        [Aten("norm.ScalarOpt_dim")] public partial Tensor norm(int dim, bool keepdim = false, float p = 2);
        [Aten("prod.dim_int", "dtype: type")] public partial Tensor prod(long dim, bool keepdim = false, ScalarType? type = null);
        [Aten("prod", "dtype: type")] public partial Tensor prod(ScalarType? type = null);
        [Aten("quantile")] public partial Tensor quantile(Tensor q, long dim = -1, bool keepdim = false);
        [Aten("std.correction", "self: Cast(this, type)", "dim: dim", "correction: unbiased ? 1 : 0")]
        public partial Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
        [Aten("std.correction", "self: Cast(this, type)", "dim: dim", "correction: unbiased ? 1 : 0")]
        public partial Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
        [Aten("std.correction", "self: Cast(this, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
        public partial Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
        [Aten("std")] public partial Tensor std(bool unbiased = true);
        [Aten("std.correction", "self: Cast(this, type)", "dim: dim", "correction: unbiased ? 1 : 0")]
        public partial Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
        [Aten("std.correction", "self: Cast(this, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
        public partial Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
        [Aten("std_mean.correction", "self: Cast(this, type)", "dim: dim", "correction: unbiased ? 1 : 0")]
        public partial (Tensor, Tensor) std_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
        [Aten("std_mean.correction", "self: Cast(this, type)", "dim: dim", "correction: unbiased ? 1 : 0")]
        public partial (Tensor, Tensor) std_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
        [Aten("std_mean.correction", "self: Cast(this, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
        public partial (Tensor, Tensor) std_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
        [Aten("std_mean")] public partial (Tensor, Tensor) std_mean(bool unbiased = true);
        [Aten("std_mean.correction", "self: Cast(this, type)", "dim: dim", "correction: unbiased ? 1 : 0")]
        public partial (Tensor, Tensor) std_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
        [Aten("std_mean.correction", "self: Cast(this, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
        public partial (Tensor, Tensor) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
        [Aten("sum.dim_IntList", "dtype: type")] public partial Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null);
        [Aten("sum.dim_IntList", "dtype: type")] public partial Tensor sum(long dim, bool keepdim = false, ScalarType? type = null);
        [Aten("sum.dim_IntList", "dim: (dim0, dim1)", "dtype: type")]
        public partial Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null);
        [Aten("sum.dim_IntList", "dim: (dim0, dim1, dim2)", "dtype: type")]
        public partial Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null);
        [Aten("sum.dim_IntList", "dtype: type")] public partial Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null);
        [Aten("sum", "dtype: type")] public partial Tensor sum(ScalarType? type = null);
        [Aten("trace")] public partial Tensor trace();
        [Aten("trapezoid.dx", "y: this")] public partial Tensor trapezoid(double dx = 1, long dim = -1);
        [Aten("trapezoid.x", "y: this")] public partial Tensor trapezoid(Tensor x, long dim = -1);
        [Aten("var.correction", "self: Cast(this, type)", "dim: dim", "correction: unbiased ? 1 : 0")]
        public partial Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
        [Aten("var.correction", "self: Cast(this, type)", "dim: dim", "correction: unbiased ? 1 : 0")]
        public partial Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
        [Aten("var.correction", "self: Cast(this, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
        public partial Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
        [Aten("var")] public partial Tensor var(bool unbiased = true);
        [Aten("var.correction", "self: Cast(this, type)", "dim: dim", "correction: unbiased ? 1 : 0")]
        public partial Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
        [Aten("var.correction", "self: Cast(this, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
        public partial Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
        [Aten("var_mean.correction", "self: Cast(this, type)", "dim: dim", "correction: unbiased ? 1 : 0")]
        public partial (Tensor, Tensor) var_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
        [Aten("var_mean.correction", "self: Cast(this, type)", "dim: dim", "correction: unbiased ? 1 : 0")]
        public partial (Tensor, Tensor) var_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
        [Aten("var_mean.correction", "self: Cast(this, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
        public partial (Tensor, Tensor) var_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
        [Aten("var_mean")] public partial (Tensor, Tensor) var_mean(bool unbiased = true);
        [Aten("var_mean.correction", "self: Cast(this, type)", "dim: dim", "correction: unbiased ? 1 : 0")]
        public partial (Tensor, Tensor) var_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
        [Aten("var_mean.correction", "self: Cast(this, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
        public partial (Tensor, Tensor) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
    }
}
