namespace TorchSharp;

/// <summary>Order, sets and counts.</summary>
public static partial class torch
{
    [Aten("argsort", "self: input")] public static partial Tensor argsort(Tensor input, long dim = -1, bool descending = false);
    [Aten("argwhere", "self: input")] public static partial Tensor argwhere(Tensor input);
    [Aten("bucketize.Tensor", "self: input", "out_int32: outInt32")]
    public static partial Tensor bucketize(Tensor input, Tensor boundaries, bool outInt32 = false, bool right = false);
    [Aten("diff", "self: input")]
    public static partial Tensor diff(Tensor input, long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null);
    [Aten("isin.Tensor_Tensor", "elements: tensor", "assume_unique: assumeUnique")]
    public static partial Tensor isin(Tensor tensor, Tensor test_elements, bool assumeUnique = false, bool invert = false);
    [Aten("msort", "self: tensor")] public static partial Tensor msort(Tensor tensor);
    [Aten("nonzero", "self: input")] public static partial Tensor nonzero(Tensor input);
    [Aten("renorm", "self: input")] public static partial Tensor renorm(Tensor input, float p, long dim, float maxnorm);
    [Aten("searchsorted.Scalar", "self: values")]
    public static partial Tensor searchsorted(Tensor sorted_sequence, Scalar values, bool out_int32, bool right, Tensor sorter);
    [Aten("searchsorted.Tensor", "self: values")]
    public static partial Tensor searchsorted(Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false, Tensor? sorter = null);
    [Aten("sort.stable", "self: input")]
    public static partial (Tensor, Tensor) sort(Tensor input, long dim = -1, bool descending = false, bool stable = false);
    [Aten("topk", "self: tensor")]
    public static partial (Tensor, Tensor) topk(Tensor tensor, int k, int dim = -1, bool largest = true, bool sorted = true);
    [Aten("unique_consecutive", "self: input")]
    public static partial (Tensor, Tensor, Tensor) unique_consecutive(Tensor input, bool return_inverse = false, bool return_counts = false, int? dim = null);
}
