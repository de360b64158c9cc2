namespace TorchSharp;

/// <summary>Views, shapes, joins and splits.</summary>
public static partial class torch
{
    [Aten("broadcast_to", "self: input", "size: shape")] public static partial Tensor broadcast_to(Tensor input, params long[] shape);
    [Aten("cat")] public static partial Tensor cat(IList<Tensor> tensors, long dim = 0);
    [Aten("cat")] public static partial Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0);
    [Aten("cat")] public static partial Tensor cat(Tensor[] tensors, long dim = 0);
    [Aten("chunk", "self: input")] public static partial Tensor[] chunk(Tensor input, long chunks, long dim = 0);
    [Aten("clone", "self: input")] public static partial Tensor clone(Tensor input);
    [Aten("column_stack")] public static partial Tensor column_stack(IList<Tensor> tensors);
    [Aten("column_stack")] public static partial Tensor column_stack(ReadOnlySpan<Tensor> tensors);
    [Aten("column_stack")] public static partial Tensor column_stack(params Tensor[] tensors);
    [Aten("concat")] public static partial Tensor concat(IList<Tensor> tensors, long dim = 0);
    [Aten("concat")] public static partial Tensor concat(ReadOnlySpan<Tensor> tensors, long dim = 0);
    [Aten("concat")] public static partial Tensor concat(Tensor[] tensors, long dim = 0);
    [Aten("concat", "dim: axis")] public static partial Tensor concatenate(IList<Tensor> tensors, long axis = 0);
    [Aten("concat", "dim: axis")] public static partial Tensor concatenate(ReadOnlySpan<Tensor> tensors, long axis = 0);
    [Aten("concat", "dim: axis")] public static partial Tensor concatenate(Tensor[] tensors, long axis = 0);
    [Aten("diag", "self: input")] public static partial Tensor diag(Tensor input, long diagonal = 0);
    [Aten("diag_embed", "self: input")] public static partial Tensor diag_embed(Tensor input, long offset = 0, long dim1 = -2, long dim2 = -1);
    [Aten("diagflat", "self: input")] public static partial Tensor diagflat(Tensor input, long offset = 0);
    [Aten("diagonal", "self: input")] public static partial Tensor diagonal(Tensor input, long offset = 0, long dim1 = 0, long dim2 = 1);
    [Aten("diagonal_scatter", "self: input")]
    public static partial Tensor diagonal_scatter(Tensor input, Tensor src, long offset = 0, long dim1 = 0, long dim2 = 1);
    [Aten("dsplit.array", "self: input", "indices: indices_or_sections")]
    public static partial Tensor[] dsplit(Tensor input, (long, long) indices_or_sections);
    [Aten("dsplit.array", "self: input", "indices: indices_or_sections")]
    public static partial Tensor[] dsplit(Tensor input, (long, long, long) indices_or_sections);
    [Aten("dsplit.array", "self: input", "indices: indices_or_sections")]
    public static partial Tensor[] dsplit(Tensor input, (long, long, long, long) indices_or_sections);
    [Aten("dsplit.int", "self: input", "sections: size")] public static partial Tensor[] dsplit(Tensor input, long size);
    [Aten("dsplit.array", "self: input", "indices: indices_or_sections")]
    public static partial Tensor[] dsplit(Tensor input, long[] indices_or_sections);
    [Aten("dstack")] public static partial Tensor dstack(IEnumerable<Tensor> tensors);
    [Aten("dstack")] public static partial Tensor dstack(IList<Tensor> tensors);
    [Aten("dstack")] public static partial Tensor dstack(ReadOnlySpan<Tensor> tensors);
    [Aten("dstack")] public static partial Tensor dstack(params Tensor[] tensors);
    [Aten("flatten.using_ints", "self: input")] public static partial Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1);
    [Aten("flip", "self: input")] public static partial Tensor flip(Tensor input, params long[] dims);
    [Aten("fliplr", "self: input")] public static partial Tensor fliplr(Tensor input);
    [Aten("flipud", "self: input")] public static partial Tensor flipud(Tensor input);
    [Aten("hsplit.array", "self: input", "indices: indices_or_sections")]
    public static partial Tensor[] hsplit(Tensor input, (long, long) indices_or_sections);
    [Aten("hsplit.array", "self: input", "indices: indices_or_sections")]
    public static partial Tensor[] hsplit(Tensor input, (long, long, long) indices_or_sections);
    [Aten("hsplit.array", "self: input", "indices: indices_or_sections")]
    public static partial Tensor[] hsplit(Tensor input, (long, long, long, long) indices_or_sections);
    [Aten("hsplit.int", "self: input", "sections: indices_or_sections")]
    public static partial Tensor[] hsplit(Tensor input, long indices_or_sections);
    [Aten("hsplit.array", "self: input", "indices: indices_or_sections")]
    public static partial Tensor[] hsplit(Tensor input, long[] indices_or_sections);
    [Aten("hstack")] public static partial Tensor hstack(IEnumerable<Tensor> tensors);
    [Aten("hstack")] public static partial Tensor hstack(IList<Tensor> tensors);
    [Aten("hstack")] public static partial Tensor hstack(ReadOnlySpan<Tensor> tensors);
    [Aten("hstack")] public static partial Tensor hstack(params Tensor[] tensors);
    [Aten("imag", "self: input")] public static partial Tensor imag(Tensor input);
    [Aten("moveaxis.intlist", "self: input")] public static partial Tensor moveaxis(Tensor input, (long, long) source, (long, long) destination);
    [Aten("moveaxis.intlist", "self: input")]
    public static partial Tensor moveaxis(Tensor input, (long, long, long) source, (long, long, long) destination);
    [Aten("moveaxis.intlist", "self: input")]
    public static partial Tensor moveaxis(Tensor input, (long, long, long, long) source, (long, long, long, long) destination);
    [Aten("moveaxis.int", "self: input")] public static partial Tensor moveaxis(Tensor input, long source, long destination);
    [Aten("moveaxis.intlist", "self: input")] public static partial Tensor moveaxis(Tensor input, long[] source, long[] destination);
    [Aten("movedim.int", "self: input")] public static partial Tensor movedim(Tensor input, long source, long destination);
    [Aten("movedim.intlist", "self: input")] public static partial Tensor movedim(Tensor input, long[] source, long[] destination);
    [Aten("narrow", "self: input")] public static partial Tensor narrow(Tensor input, long dim, long start, long length);
    [Aten("permute", "self: input", "dims: permutation")] public static partial Tensor permute(Tensor input, params long[] permutation);
    [Aten("positive", "self: input")] public static partial Tensor positive(Tensor input);
    [Aten("ravel", "self: input")] public static partial Tensor ravel(Tensor input);
    [Aten("real", "self: input")] public static partial Tensor real(Tensor input);
    [Aten("repeat_interleave.self_int", "self: input")]
    public static partial Tensor repeat_interleave(Tensor input, long repeats, long? dim = null, long? output_size = null);
    [Aten("repeat_interleave.self_Tensor", "self: input")]
    public static partial Tensor repeat_interleave(Tensor input, Tensor repeats, long? dim = null, long? output_size = null);
    [Aten("reshape", "self: input")] public static partial Tensor reshape(Tensor input, params long[] shape);
    [Aten("resolve_conj", "self: input")] public static partial Tensor resolve_conj(Tensor input);
    [Aten("resolve_neg", "self: input")] public static partial Tensor resolve_neg(Tensor input);
    [Aten("roll", "self: input")] public static partial Tensor roll(Tensor input, (long, long) shifts, (long, long) dims);
    [Aten("roll", "self: input")] public static partial Tensor roll(Tensor input, (long, long, long) shifts, (long, long, long) dims);
    [Aten("roll", "self: input")] public static partial Tensor roll(Tensor input, ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default);
    [Aten("roll", "self: input")] public static partial Tensor roll(Tensor input, long[] shifts);
    [Aten("roll", "self: input")] public static partial Tensor roll(Tensor input, long[] shifts, long[] dims);
    [Aten("row_stack")] public static partial Tensor row_stack(IList<Tensor> tensors);
    [Aten("row_stack")] public static partial Tensor row_stack(ReadOnlySpan<Tensor> tensors);
    [Aten("row_stack")] public static partial Tensor row_stack(params Tensor[] tensors);
    [Aten("stack")] public static partial Tensor stack(IEnumerable<Tensor> tensors, long dim = 0);
    [Aten("swapaxes", "self: input")] public static partial Tensor swapaxes(Tensor input, long axis0, long axis1);
    [Aten("swapdims", "self: input")] public static partial Tensor swapdims(Tensor input, long dim0, long dim1);
    [Aten("t", "self: input")] public static partial Tensor t(Tensor input);
    [Aten("tensor_split.sections", "self: input", "sections: indices_or_sections")]
    public static partial Tensor[] tensor_split(Tensor input, long indices_or_sections, long dim = 0);
    [Aten("tensor_split.indices", "self: input", "indices: indices_or_sections")]
    public static partial Tensor[] tensor_split(Tensor input, long[] indices_or_sections, long dim = 0);
    [Aten("tensor_split.tensor_indices_or_sections", "self: input", "tensor_indices_or_sections: indices_or_sections")]
    public static partial Tensor[] tensor_split(Tensor input, Tensor indices_or_sections, long dim = 0);
    [Aten("tile", "self: input")] public static partial Tensor tile(Tensor input, long[] dims);
    [Aten("transpose.int", "self: input")] public static partial Tensor transpose(Tensor input, long dim0, long dim1);
    [Aten("tril", "self: input")] public static partial Tensor tril(Tensor input, long diagonal = 0);
    [Aten("tril_", "self: input")] public static partial Tensor tril_(Tensor input, long diagonal = 0);
    [Aten("triu", "self: input")] public static partial Tensor triu(Tensor input, long diagonal = 0);
    [Aten("triu_", "self: input")] public static partial Tensor triu_(Tensor input, long diagonal = 0);
    [Aten("unbind.int", "self: input")] public static partial Tensor[] unbind(Tensor input, long dim = 0);
    [Aten("unbind.int", "self: tensor")] public static partial Tensor[] unbind(Tensor tensor, int dim = 0);
    [Aten("unflatten.int", "self: input")] public static partial Tensor unflatten(Tensor input, long dim, params long[] sizes);
    [Aten("unflatten.int", "self: input")] public static partial Tensor unflatten(Tensor input, long dim, Size sizes);
    [Aten("unsqueeze", "self: input")] public static partial Tensor unsqueeze(Tensor input, long dim);
    [Aten("unsqueeze_", "self: input")] public static partial Tensor unsqueeze_(Tensor input, long dim);
    [Aten("view_as_complex", "self: input")] public static partial Tensor view_as_complex(Tensor input);
    [Aten("view_as_real", "self: input")] public static partial Tensor view_as_real(Tensor input);
    [Aten("vsplit.array", "self: input", "indices: indices_or_sections")]
    public static partial Tensor[] vsplit(Tensor input, long[] indices_or_sections);
    [Aten("vstack")] public static partial Tensor vstack(IList<Tensor> tensors);
    [Aten("vstack")] public static partial Tensor vstack(ReadOnlySpan<Tensor> tensors);
    [Aten("vstack")] public static partial Tensor vstack(Tensor[] tensors);
}
