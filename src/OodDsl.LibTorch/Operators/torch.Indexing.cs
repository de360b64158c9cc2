namespace TorchSharp;

/// <summary>Reading and writing by index and by mask.</summary>
public static partial class torch
{
    [Aten("gather", "self: input")] public static partial Tensor gather(Tensor input, long dim, Tensor index);
    [Aten("gather", "self: input")] public static partial Tensor gather(Tensor input, long dim, Tensor index, bool sparse_grad = false);
    [Aten("index_add", "self: input")] public static partial Tensor index_add(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha);
    [Aten("index_add_", "self: input")] public static partial Tensor index_add_(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha);
    [Aten("index_copy", "self: input")] public static partial Tensor index_copy(Tensor input, long dim, Tensor index, Tensor source);
    [Aten("index_copy_", "self: input")] public static partial Tensor index_copy_(Tensor input, long dim, Tensor index, Tensor source);
    [Aten("index_fill.int_Scalar", "self: input")] public static partial Tensor index_fill(Tensor input, long dim, Tensor index, Scalar value);
    [Aten("index_fill_.int_Scalar", "self: input")] public static partial Tensor index_fill_(Tensor input, long dim, Tensor index, Scalar value);
    [Aten("index_reduce", "self: input", "reduce: reduce.ToString()")]
    public static partial Tensor index_reduce(Tensor input, long dim, Tensor index, Tensor source, Reduce reduce, bool include_self = true);
    [Aten("index_select", "self: input")] public static partial Tensor index_select(Tensor input, long dim, Tensor index);
    [Aten("masked_select", "self: input")] public static partial Tensor masked_select(Tensor input, Tensor mask);
    [Aten("scatter.src", "self: input")] public static partial Tensor scatter(Tensor input, long dim, Tensor index, Tensor src);
    [Aten("scatter_.src", "self: input")] public static partial Tensor scatter_(Tensor input, long dim, Tensor index, Tensor src);
    [Aten("scatter_add", "self: input")] public static partial Tensor scatter_add(Tensor input, long dim, Tensor index, Tensor src);
    [Aten("scatter_add_", "self: input")] public static partial Tensor scatter_add_(Tensor input, long dim, Tensor index, Tensor src);
    [Aten("select.int", "self: input")] public static partial Tensor select(Tensor input, long dim, long index);
    [Aten("select_scatter", "self: input")] public static partial Tensor select_scatter(Tensor input, Tensor src, long dim, long index);
    [Aten("slice_scatter", "self: input")]
    public static partial Tensor slice_scatter(Tensor input, Tensor src, long dim = 0, long? start = null, long? end = null, long step = 1);
    [Aten("take", "self: input")] public static partial Tensor take(Tensor input, Tensor index);
    [Aten("take_along_dim", "self: input", "indices: Indices(indices, input)")]
    public static partial Tensor take_along_dim(Tensor input, IEnumerable<long> indices, long dim = 0);
    [Aten("take_along_dim", "self: input")] public static partial Tensor take_along_dim(Tensor input, Tensor indices, long dim = 0);
    [Aten("where.self", "condition: condition", "self: x", "other: y")] public static partial Tensor where(Tensor condition, Tensor x, Tensor y);
    [Aten("where", "condition: condition")] public static partial Tensor[] where(Tensor condition);
}
