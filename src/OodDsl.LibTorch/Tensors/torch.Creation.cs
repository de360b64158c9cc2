namespace TorchSharp;

/// <summary>The operators behind the functions that make tensors.</summary>
public static partial class torch
{
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Arange(0, stop, 1, dtype, device ?? defaultDevice), requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Arange(start, stop, 1, dtype, device ?? defaultDevice), requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Arange(start, stop, step, dtype, device ?? defaultDevice), requires_grad);

    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Linspace(start, end, steps, dtype, device ?? defaultDevice), requires_grad);

    public static Tensor logspace(
        double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Logspace(start, end, steps, @base, dtype, device ?? defaultDevice), requires_grad);

    public static Tensor eye(
        long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Eye(rows, columns < 0 ? rows : columns, dtype, device ?? defaultDevice), requires_grad, names);

    public static Tensor empty_strided(
        long[] size, long[] strides, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(EmptyStrided(size, strides, dtype, device ?? defaultDevice), requires_grad, names);

    public static Tensor randperm(
        long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Made(Randperm(n, dtype ?? ScalarType.Int64, device ?? defaultDevice, generator), requires_grad);

    public static Tensor randperm(long n, Tensor @out, Generator? generator = null)
    {
        RandpermOut(n, generator, @out);
        return @out;
    }

    public static Tensor normal(
        double mean,
        double std,
        ReadOnlySpan<long> size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null,
        string[]? names = null) =>
        Made(Normal(mean, std, size, dtype, device ?? defaultDevice, generator), requires_grad, names);

    [Aten("normal.Tensor_Tensor")] public static partial Tensor normal(Tensor mean, Tensor std, Generator? generator = null);

    public static Tensor tril_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        TrilIndices(row, col, offset, dtype, device ?? defaultDevice);

    public static Tensor triu_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        TriuIndices(row, col, offset, dtype, device ?? defaultDevice);

    internal static Tensor Made(Tensor tensor, bool requiresGradient, string[]? names = null)
    {
        if (names is not null) throw new NotSupportedException("Named dimensions are not available with Engine=LibTorch.");
        return requiresGradient ? tensor.requires_grad_(true) : tensor;
    }

    [Aten("zeros")] private static partial Tensor Zeros(ReadOnlySpan<long> size, ScalarType? dtype, Device? device);
    [Aten("ones")] private static partial Tensor Ones(ReadOnlySpan<long> size, ScalarType? dtype, Device? device);
    [Aten("empty.memory_format")] private static partial Tensor Empty(ReadOnlySpan<long> size, ScalarType? dtype, Device? device);
    [Aten("empty_strided", "stride: strides")]
    private static partial Tensor EmptyStrided(long[] size, long[] strides, ScalarType? dtype, Device? device);
    [Aten("full", "fill_value: value")]
    private static partial Tensor Full(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype, Device? device);
    [Aten("rand.generator")]
    private static partial Tensor Rand(ReadOnlySpan<long> size, ScalarType? dtype, Device? device, Generator? generator);
    [Aten("randn.generator")]
    private static partial Tensor Randn(ReadOnlySpan<long> size, ScalarType? dtype, Device? device, Generator? generator);
    [Aten("randint.low_generator", "dtype: dtype ?? ScalarType.Int64")]
    private static partial Tensor Randint(long low, long high, ReadOnlySpan<long> size, ScalarType? dtype, Device? device, Generator? generator);
    [Aten("randperm.generator")]
    private static partial Tensor Randperm(long n, ScalarType? dtype, Device? device, Generator? generator);
    [Aten("randperm.generator_out")] private static partial void RandpermOut(long n, Generator? generator, Tensor @out);
    [Aten("normal.float_float")]
    private static partial Tensor Normal(double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype, Device? device, Generator? generator);
    [Aten("arange.start_step", "end: stop")]
    private static partial Tensor Arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype, Device? device);
    [Aten("linspace")] private static partial Tensor Linspace(double start, double end, long steps, ScalarType? dtype, Device? device);
    [Aten("logspace")]
    private static partial Tensor Logspace(double start, double end, long steps, double @base, ScalarType? dtype, Device? device);
    [Aten("eye.m")] private static partial Tensor Eye(long n, long m, ScalarType? dtype, Device? device);
    [Aten("tril_indices")] private static partial Tensor TrilIndices(long row, long col, long offset, ScalarType dtype, Device? device);
    [Aten("triu_indices")] private static partial Tensor TriuIndices(long row, long col, long offset, ScalarType dtype, Device? device);
    [Aten("zeros_like")] private static partial Tensor ZerosLike(Tensor self, ScalarType? dtype, Device? device);
    [Aten("ones_like")] private static partial Tensor OnesLike(Tensor self, ScalarType? dtype, Device? device);
    [Aten("empty_like")] private static partial Tensor EmptyLike(Tensor self, ScalarType? dtype, Device? device);
    [Aten("rand_like")] private static partial Tensor RandLike(Tensor self, ScalarType? dtype, Device? device);
    [Aten("randn_like")] private static partial Tensor RandnLike(Tensor self, ScalarType? dtype, Device? device);
    [Aten("full_like", "fill_value: value")] private static partial Tensor FullLike(Tensor self, Scalar value, ScalarType? dtype, Device? device);
    [Aten("randint_like.low_dtype")]
    private static partial Tensor RandintLike(Tensor self, long low, long high, ScalarType? dtype, Device? device);

    public partial class Tensor
    {
        [Aten("new_zeros")] private partial Tensor NewZeros(ReadOnlySpan<long> size, ScalarType? dtype, Device? device);
        [Aten("new_ones")] private partial Tensor NewOnes(ReadOnlySpan<long> size, ScalarType? dtype, Device? device);
        [Aten("new_empty")] private partial Tensor NewEmpty(ReadOnlySpan<long> size, ScalarType? dtype, Device? device);
        [Aten("new_full", "fill_value: value")]
        private partial Tensor NewFull(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype, Device? device);
    }
}
