namespace TorchSharp;

/// <summary>Functions that are one of several operators, depending on their arguments.</summary>
public static partial class torch
{
    public static Tensor squeeze(Tensor input, long? dim = null) => input.squeeze(dim);

    public static Tensor squeeze_(Tensor input, long? dim = null) => input.squeeze_(dim);

    public static Tensor round(Tensor input, long decimals = 0) => input.round(decimals);

    public static Tensor round_(Tensor input, long decimals = 0) => input.round_(decimals);

    public static Tensor roll(Tensor input, long shifts, long? dims = null) => input.roll(shifts, dims);

    public static Tensor rot90(Tensor input, long k = 1, (long, long)? dims = null) => input.rot90(k, dims);

    public static Tensor amax(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null) => input.amax(dims, keepdim, @out);

    public static Tensor amax(Tensor input, ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => input.amax(dims, keepdim, @out);

    public static Tensor amin(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null) => input.amin(dims, keepdim, @out);

    public static Tensor amin(Tensor input, ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => input.amin(dims, keepdim, @out);

    public static Tensor[] hsplit(Tensor input, Tensor indices_or_sections) => input.hsplit(indices_or_sections);

    public static Tensor[] dsplit(Tensor input, Tensor indices_or_sections) => input.dsplit(indices_or_sections);

    public static Tensor[] split(Tensor tensor, long[] split_size_or_sections, long dim = 0) => tensor.split(split_size_or_sections, dim);

    public static Tensor tensordot(Tensor a, Tensor b, (long, long)[] dims) => a.tensordot(b, dims);

    public static Tensor vander(Tensor x, long N = -1, bool increasing = false) => x.vander(N, increasing);

    public static (Tensor output, Tensor inverse, Tensor counts) unique(
        Tensor input, bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
        input.unique(sorted, return_inverse, return_counts, dim);

    public static IEnumerable<Tensor> atleast_1d(params Tensor[] input) => AtLeast1(input);

    public static IEnumerable<Tensor> atleast_2d(params Tensor[] input) => AtLeast2(input);

    public static IEnumerable<Tensor> atleast_3d(params Tensor[] input) => AtLeast3(input);

    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors) => BroadcastTensors(tensors);

    public static Tensor cartesian_prod(params Tensor[] tensors) => CartesianProduct(tensors);

    public static Tensor cartesian_prod(IList<Tensor> tensors) => CartesianProduct([.. tensors]);

    public static Tensor cartesian_prod(ReadOnlySpan<Tensor> tensors) => CartesianProduct(tensors.ToArray());

    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") => Meshgrid(tensors, indexing);

    public static bool is_floating_point(Tensor input) => input.is_floating_point();

    public static bool is_complex(Tensor input) => input.is_complex();

    public static bool is_integral(Tensor t) => t.is_integral();

    public static bool is_conj(Tensor input) => input.is_conj();

    public static Tensor is_neg(Tensor input) => tensor(input.is_neg());

    public static bool is_nonzero(Tensor input) => input.is_nonzero();

    public static bool is_tensor(object obj) => obj is Tensor;

    public static long numel(Tensor input) => input.numel();

    [Aten("block_diag")] public static partial Tensor block_diag(params Tensor[] tensors);
    [Aten("result_type.Tensor", "tensor: tensor1", "other: tensor2")] private static partial long ResultType(Tensor tensor1, Tensor tensor2);
    [Aten("promote_types")] private static partial long PromoteTypes(ScalarType type1, ScalarType type2);
    [Aten("broadcast_tensors")] private static partial Tensor[] BroadcastTensors(Tensor[] tensors);
    [Aten("cartesian_prod")] private static partial Tensor CartesianProduct(Tensor[] tensors);
    [Aten("meshgrid.indexing")] private static partial Tensor[] Meshgrid(IEnumerable<Tensor> tensors, string indexing);
    [Aten("atleast_1d.Sequence", "tensors: input")] private static partial Tensor[] AtLeast1(Tensor[] input);
    [Aten("atleast_2d.Sequence", "tensors: input")] private static partial Tensor[] AtLeast2(Tensor[] input);
    [Aten("atleast_3d.Sequence", "tensors: input")] private static partial Tensor[] AtLeast3(Tensor[] input);

    public static ScalarType result_type(Tensor tensor1, Tensor tensor2) => (ScalarType)ResultType(tensor1, tensor2);

    public static ScalarType promote_types(ScalarType type1, ScalarType type2) => (ScalarType)PromoteTypes(type1, type2);
}
