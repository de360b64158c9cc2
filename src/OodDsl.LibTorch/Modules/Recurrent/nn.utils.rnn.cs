using System.Diagnostics.CodeAnalysis;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Sequences of different lengths in one tensor.</summary>
            public static partial class rnn
            {
                /// <summary>Packs a padded batch [T, N, ...], or [N, T, ...] if the batch comes first.</summary>
                /// <param name="input">The padded batch.</param>
                /// <param name="lengths">The length of each sequence.</param>
                /// <param name="batch_first">Whether the batch comes first.</param>
                /// <param name="enforce_sorted">Whether the sequences must come in order of decreasing length; otherwise they are sorted.</param>
                public static PackedSequence pack_padded_sequence(Tensor input, Tensor lengths, bool batch_first = false, bool enforce_sorted = true)
                {
                    using var scope = NewDisposeScope();
                    Tensor? order = null;
                    if (!enforce_sorted)
                    {
                        (lengths, order) = torch.sort(lengths, -1, descending: true);
                        order = order.to(input.device);
                        input = input.index_select(batch_first ? 0 : 1, order);
                    }

                    var (data, sizes) = Pack(input, lengths, batch_first);
                    return new PackedSequence(data, sizes, order, order is null ? null : Inverse(order)).MoveToOuterDisposeScope();
                }

                /// <summary>The padded batch, and the lengths.</summary>
                public static (Tensor, Tensor) pad_packed_sequence(
                    PackedSequence sequence, bool batch_first = false, double padding_value = 0, long? total_length = null)
                {
                    ArgumentNullException.ThrowIfNull(sequence);
                    using var scope = NewDisposeScope();
                    var longest = sequence.batch_sizes.shape[0];
                    if (total_length < longest)
                        throw new ArgumentOutOfRangeException(nameof(total_length), total_length, $"The longest sequence has {longest} items.");
                    var (padded, lengths) = Unpack(sequence.data, sequence.batch_sizes, batch_first, padding_value, total_length ?? -1);
                    if (sequence.unsorted_indices is { } back)
                        (padded, lengths) = (padded.index_select(batch_first ? 0 : 1, back), lengths.index_select(0, back.cpu()));
                    return (padded.MoveToOuterDisposeScope(), lengths.MoveToOuterDisposeScope());
                }

                public static Tensor pad_sequence(IEnumerable<Tensor> sequences, bool batch_first = false, double padding_value = 0) =>
                    PadSequence([.. sequences], batch_first, padding_value);

                public static PackedSequence pack_sequence(IEnumerable<Tensor> sequences, bool enforce_sorted = true)
                {
                    using var scope = NewDisposeScope();
                    Tensor[] list = [.. sequences];
                    var lengths = tensor(Array.ConvertAll(list, sequence => sequence.shape[0]));
                    return pack_padded_sequence(pad_sequence(list), lengths, enforce_sorted: enforce_sorted).MoveToOuterDisposeScope();
                }

                static Tensor Inverse(Tensor order)
                {
                    var inverse = empty_like(order);
                    return inverse.scatter_(0, order, torch.arange(0, order.numel(), dtype: order.dtype, device: order.device));
                }

                [Aten("_pack_padded_sequence")] private static partial (Tensor, Tensor) Pack(Tensor input, Tensor lengths, bool batch_first);
                [Aten("_pad_packed_sequence")]
                private static partial (Tensor, Tensor) Unpack(Tensor data, Tensor batch_sizes, bool batch_first, Scalar padding_value, long total_length);
                [Aten("pad_sequence")] private static partial Tensor PadSequence(Tensor[] sequences, bool batch_first, double padding_value);

                /// <summary>The items of all sequences, step by step: at each step those of the sequences that are long enough.</summary>
                [SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
                public sealed class PackedSequence : IDisposable
                {
                    public readonly Tensor data;
                    public readonly Tensor batch_sizes;
                    public readonly Tensor? sorted_indices;
                    public readonly Tensor? unsorted_indices;

                    internal PackedSequence(Tensor data, Tensor batch_sizes, Tensor? sorted_indices, Tensor? unsorted_indices) =>
                        (this.data, this.batch_sizes, this.sorted_indices, this.unsorted_indices) = (data, batch_sizes, sorted_indices, unsorted_indices);

                    internal long Batch => batch_sizes[0].ToInt64();

                    IEnumerable<Tensor> Parts => new[] { data, batch_sizes, sorted_indices, unsorted_indices }.OfType<Tensor>();

                    public void Dispose()
                    {
                        foreach (var part in Parts) part.Dispose();
                    }

                    public PackedSequence MoveToOuterDisposeScope() => Each(part => part.MoveToOuterDisposeScope());

                    public PackedSequence MoveToOtherDisposeScope(DisposeScope? other) => Each(part => part.MoveToOtherDisposeScope(other));

                    public PackedSequence MoveToOtherDisposeScope(PackedSequence other) => Each(part => part.MoveToOtherDisposeScope(other.data));

                    public PackedSequence DetachFromDisposeScope() => Each(part => part.DetachFromDisposeScope());

                    /// <summary>Other items of the same sequences.</summary>
                    internal PackedSequence With(Tensor items) =>
                        new(items, batch_sizes.Share(), sorted_indices?.Share(), unsorted_indices?.Share());

                    internal Tensor? Sorted(Tensor? state) => state is null || sorted_indices is null ? state : state.index_select(1, sorted_indices);

                    internal Tensor Unsorted(Tensor state) => unsorted_indices is null ? state : state.index_select(1, unsorted_indices);

                    PackedSequence Each(Action<Tensor> change)
                    {
                        foreach (var part in Parts) change(part);
                        return this;
                    }
                }
            }
        }
    }
}
