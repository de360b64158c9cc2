using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Functions that are one of several operators, depending on their arguments.</summary>
    public partial class Tensor
    {
        public Tensor H => adjoint();

        public Tensor squeeze(long? dim = null) => dim is { } one ? Squeeze(one) : Squeeze();

        public Tensor squeeze_(long? dim = null) => dim is { } one ? Squeeze_(one) : Squeeze_();

        public Tensor round(long decimals = 0) => decimals == 0 ? Round() : Round(decimals);

        public Tensor round_(long decimals = 0) => decimals == 0 ? Round_() : Round_(decimals);

        public Tensor roll(long shifts, long? dims = null) => dims is { } one ? roll([shifts], [one]) : roll([shifts]);

        public Tensor rot90(long k = 1, (long, long)? dims = null) => Rot90(k, dims ?? (0, 1));

        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) => Amax(dims, keepdim, @out);

        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => Amax(dims, keepdim, @out);

        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) => Amin(dims, keepdim, @out);

        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => Amin(dims, keepdim, @out);

        public Tensor gelu() => Gelu("none");

        public Tensor gelu_() => Gelu_("none");

        public Tensor gelu(GELU.Approximate approximate) => Gelu(approximate.ToString());

        public Tensor gelu_(GELU.Approximate approximate) => Gelu_(approximate.ToString());

        public Tensor[] hsplit(Tensor indices) => hsplit(Positions(indices));

        public Tensor[] vsplit(Tensor indices) => vsplit(Positions(indices));

        public Tensor[] dsplit(Tensor indices) => dsplit(Positions(indices));

        public Tensor tensordot(Tensor b, (long, long)[] dims) =>
            tensordot(b, Array.ConvertAll(dims, pair => pair.Item1), Array.ConvertAll(dims, pair => pair.Item2));

        public static (Tensor, Tensor) kthvalue(Tensor input, long k, long? dim, bool keepdim = false) => input.kthvalue(k, dim, keepdim);

        public IList<Tensor> nonzero_as_list() => Where();

        public Tensor vander(long N = -1, bool increasing = false) => linalg.Vandermonde(this, N, increasing);

        public Tensor atleast_1d() => AtLeast1();

        public Tensor atleast_2d() => AtLeast2();

        public Tensor atleast_3d() => AtLeast3();

        public (Tensor output, Tensor inverse, Tensor counts) unique(
            bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            dim is { } one ? UniqueDim(one, sorted, return_inverse, return_counts) : Unique2(sorted, return_inverse, return_counts);

        public bool Equals(Tensor target) => target is not null && EqualTo(target);

        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        static long[] Positions(Tensor indices)
        {
            using var scope = NewDisposeScope();
            using var elements = indices.to(ScalarType.Int64, CPU).data<long>();
            return elements.ToArray();
        }

        Tensor Amax(ReadOnlySpan<long> dims, bool keepdim, Tensor? target)
        {
            if (target is null) return Amax(dims, keepdim);
            AmaxOut(dims, keepdim, target);
            return target;
        }

        Tensor Amin(ReadOnlySpan<long> dims, bool keepdim, Tensor? target)
        {
            if (target is null) return Amin(dims, keepdim);
            AminOut(dims, keepdim, target);
            return target;
        }

        [Aten("equal")] private partial bool EqualTo(Tensor other);
        [Aten("squeeze")] private partial Tensor Squeeze();
        [Aten("squeeze.dim")] private partial Tensor Squeeze(long dim);
        [Aten("squeeze_")] private partial Tensor Squeeze_();
        [Aten("squeeze_.dim")] private partial Tensor Squeeze_(long dim);
        [Aten("round")] private partial Tensor Round();
        [Aten("round.decimals")] private partial Tensor Round(long decimals);
        [Aten("round_")] private partial Tensor Round_();
        [Aten("round_.decimals")] private partial Tensor Round_(long decimals);
        [Aten("rot90")] private partial Tensor Rot90(long k, (long, long) dims);
        [Aten("amax", "dim: dims")] private partial Tensor Amax(ReadOnlySpan<long> dims, bool keepdim);
        [Aten("amax.out", "dim: dims")] private partial void AmaxOut(ReadOnlySpan<long> dims, bool keepdim, Tensor @out);
        [Aten("amin", "dim: dims")] private partial Tensor Amin(ReadOnlySpan<long> dims, bool keepdim);
        [Aten("amin.out", "dim: dims")] private partial void AminOut(ReadOnlySpan<long> dims, bool keepdim, Tensor @out);
        [Aten("gelu")] private partial Tensor Gelu(string approximate);
        [Aten("gelu_")] private partial Tensor Gelu_(string approximate);
        [Aten("where", "condition: this")] private partial Tensor[] Where();
        [Aten("atleast_1d")] private partial Tensor AtLeast1();
        [Aten("atleast_2d")] private partial Tensor AtLeast2();
        [Aten("atleast_3d")] private partial Tensor AtLeast3();
        [Aten("unique_dim")]
        private partial (Tensor, Tensor, Tensor) UniqueDim(long dim, bool sorted, bool return_inverse, bool return_counts);
        [Aten("_unique2")] private partial (Tensor, Tensor, Tensor) Unique2(bool sorted, bool return_inverse, bool return_counts);
    }
}
