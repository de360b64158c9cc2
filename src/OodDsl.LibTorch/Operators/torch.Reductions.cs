namespace TorchSharp;

/// <summary>Sums, means, extremes and other reductions.</summary>
public static partial class torch
{
    [Aten("all", "self: input")] public static partial Tensor all(Tensor input);
    [Aten("all.dim", "self: input")] public static partial Tensor all(Tensor input, long dim, bool keepdim = false);
    [Aten("allclose", "self: tensor", "other: target")]
    public static partial bool allclose(Tensor tensor, Tensor target, double rtol = 1E-05, double atol = 1E-08, bool equal_nan = false);
    [Aten("amax", "self: input", "dim: dims")] public static partial Tensor amax(Tensor input, long[] dims);
    [Aten("aminmax", "self: input")] public static partial (Tensor, Tensor) aminmax(Tensor input, long? dim = null, bool keepdim = false);
    [Aten("any", "self: input")] public static partial Tensor any(Tensor input);
    [Aten("any.dim", "self: input")] public static partial Tensor any(Tensor input, long dim, bool keepdim = false);
    [Aten("argmax", "self: input")] public static partial Tensor argmax(Tensor input);
    [Aten("argmax", "self: input")] public static partial Tensor argmax(Tensor input, long dim, bool keepdim = false);
    [Aten("argmin", "self: input")] public static partial Tensor argmin(Tensor input);
    [Aten("argmin", "self: input")] public static partial Tensor argmin(Tensor input, long dim, bool keepdim = false);
    [Aten("bincount", "self: input")] public static partial Tensor bincount(Tensor input, Tensor? weights = null, long minlength = 0);
    [Aten("corrcoef", "self: input")] public static partial Tensor corrcoef(Tensor input);
    [Aten("count_nonzero.dim_IntList", "self: input", "dim: dims ?? Every(input)")]
    public static partial Tensor count_nonzero(Tensor input, long[]? dims = null);
    [Aten("cov", "self: input")]
    public static partial Tensor cov(Tensor input, long correction = 1, Tensor? fweights = null, Tensor? aweights = null);
    [Aten("cummax", "self: input")] public static partial (Tensor, Tensor) cummax(Tensor input, long dim);
    [Aten("cummin", "self: input")] public static partial (Tensor, Tensor) cummin(Tensor input, long dim);
    [Aten("cumprod", "self: input")] public static partial Tensor cumprod(Tensor input, long dim, ScalarType? dtype = null);
    [Aten("cumsum", "self: input", "dtype: type")] public static partial Tensor cumsum(Tensor input, long dim, ScalarType? type = null);
    [Aten("cumulative_trapezoid.dx")] public static partial Tensor cumulative_trapezoid(Tensor y, double dx = 1, long dim = -1);
    [Aten("cumulative_trapezoid.x")] public static partial Tensor cumulative_trapezoid(Tensor y, Tensor x, long dim = -1);
    [Aten("dist", "self: input")] public static partial Tensor dist(Tensor input, Tensor other, float p = 2);
    [Aten("histc", "self: input")] public static partial Tensor histc(Tensor input, long bins = 100, long min = 0, long max = 0);
    [Aten("kthvalue", "self: input", "dim: dim ?? -1")]
    public static partial (Tensor, Tensor) kthvalue(Tensor input, long k, long? dim, bool keepdim = false);
    [Aten("logcumsumexp", "self: input")] public static partial Tensor logcumsumexp(Tensor input, long dim);
    [Aten("logsumexp", "self: input")] public static partial Tensor logsumexp(Tensor input, long dim, bool keepdim = false);
    [Aten("max.dim", "self: input")] public static partial (Tensor, Tensor) max(Tensor input, long dim, bool keepdim = false);
    [Aten("max", "self: input")] public static partial Tensor max(Tensor input);
    [Aten("max.other", "self: input")] public static partial Tensor max(Tensor input, Tensor other);
    [Aten("mean", "self: input")] public static partial Tensor mean(Tensor input);
    [Aten("mean.dim", "self: input", "dim: dimensions", "dtype: type")]
    public static partial Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null);
    [Aten("median", "self: input")] public static partial Tensor median(Tensor input);
    [Aten("min.dim", "self: input")] public static partial (Tensor, Tensor) min(Tensor input, long dim, bool keepdim = false);
    [Aten("min", "self: input")] public static partial Tensor min(Tensor input);
    [Aten("min.other", "self: input")] public static partial Tensor min(Tensor input, Tensor other);
    [Aten("mode", "self: input")] public static partial (Tensor, Tensor) mode(Tensor input, long dim = -1, bool keepdim = false);
    [Aten("nanmean", "self: input", "dim: dim", "dtype: dtype")]
    public static partial Tensor nanmean(Tensor input, int? dim = null, bool keepdim = false, ScalarType? dtype = null);
    [Aten("nanmedian", "self: input")] public static partial Tensor nanmedian(Tensor input);
    [Aten("nanquantile", "self: input")] public static partial Tensor nanquantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false);
    [Aten("nansum", "self: input")] public static partial Tensor nansum(Tensor input);
    [Aten("norm.Scalar", "self: input")] public static partial Tensor norm(Tensor input);
    [Aten("norm.Scalar", "self: input")] public static partial Tensor norm(Tensor input, float p = 2);
    [Aten("norm.ScalarOpt_dim", "self: input", "dim: dimension")]
    public static partial Tensor norm(Tensor input, int dimension, bool keepdim = false, float p = 2);
    [Aten("prod.dim_int", "self: input", "dtype: type")]
    public static partial Tensor prod(Tensor input, long dim, bool keepdim = false, ScalarType? type = null);
    [Aten("prod", "self: input", "dtype: type")] public static partial Tensor prod(Tensor input, ScalarType? type = null);
    [Aten("quantile", "self: input")] public static partial Tensor quantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false);
    [Aten("std.correction", "self: Cast(input, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
    public static partial Tensor std(Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
    [Aten("std.correction", "self: Cast(input, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
    public static partial Tensor std(Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
    [Aten("std", "self: input")] public static partial Tensor std(Tensor input, bool unbiased = true);
    [Aten("std.correction", "self: Cast(input, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
    public static partial Tensor std(Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
    [Aten("std.correction", "self: Cast(input, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
    public static partial Tensor std(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
    [Aten("std_mean.correction", "self: Cast(input, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
    public static partial (Tensor, Tensor) std_mean(Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
    [Aten("std_mean.correction", "self: Cast(input, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
    public static partial (Tensor, Tensor) std_mean(Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
    [Aten("std_mean.correction", "self: Cast(input, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
    public static partial (Tensor, Tensor) std_mean(Tensor input, ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
    [Aten("std_mean", "self: input")] public static partial (Tensor, Tensor) std_mean(Tensor input, bool unbiased = true);
    [Aten("std_mean.correction", "self: Cast(input, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
    public static partial (Tensor, Tensor) std_mean(Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
    [Aten("std_mean.correction", "self: Cast(input, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
    public static partial (Tensor, Tensor) std_mean(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
    [Aten("sum.dim_IntList", "self: input", "dtype: type")]
    public static partial Tensor sum(Tensor input, ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null);
    [Aten("sum.dim_IntList", "self: input", "dtype: type")]
    public static partial Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null);
    [Aten("sum", "self: input", "dtype: type")] public static partial Tensor sum(Tensor input, ScalarType? type = null);
    [Aten("trace", "self: input")] public static partial Tensor trace(Tensor input);
    [Aten("trapezoid.dx")] public static partial Tensor trapezoid(Tensor y, double dx = 1, long dim = -1);
    [Aten("trapezoid.x")] public static partial Tensor trapezoid(Tensor y, Tensor x, long dim = -1);
    [Aten("trapz.dx")] public static partial Tensor trapz(Tensor y, double dx = 1, long dim = -1);
    [Aten("trapz.x")] public static partial Tensor trapz(Tensor y, Tensor x, long dim = -1);
    [Aten("var.correction", "self: Cast(input, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
    public static partial Tensor var(Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
    [Aten("var.correction", "self: Cast(input, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
    public static partial Tensor var(Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
    [Aten("var", "self: input")] public static partial Tensor var(Tensor input, bool unbiased = true);
    [Aten("var.correction", "self: Cast(input, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
    public static partial Tensor var(Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
    [Aten("var.correction", "self: Cast(input, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
    public static partial Tensor var(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
    [Aten("var_mean.correction", "self: Cast(input, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
    public static partial (Tensor, Tensor) var_mean(Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
    [Aten("var_mean.correction", "self: Cast(input, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
    public static partial (Tensor, Tensor) var_mean(Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
    [Aten("var_mean.correction", "self: Cast(input, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
    public static partial (Tensor, Tensor) var_mean(Tensor input, ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
    [Aten("var_mean", "self: input")] public static partial (Tensor, Tensor) var_mean(Tensor input, bool unbiased = true);
    [Aten("var_mean.correction", "self: Cast(input, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
    public static partial (Tensor, Tensor) var_mean(Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
    [Aten("var_mean.correction", "self: Cast(input, type)", "dim: dimensions", "correction: unbiased ? 1 : 0")]
    public static partial (Tensor, Tensor) var_mean(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null);
}
