namespace TorchSharp;

public static partial class torch
{
    /// <summary>One place of an index: a number, a slice, a new axis, the ellipsis, a bool or a tensor.</summary>
    public readonly struct TensorIndex
    {
        public static readonly TensorIndex None = new(IndexKind.NewAxis);
        public static readonly TensorIndex Null = None;
        public static readonly TensorIndex Ellipsis = new(IndexKind.Ellipsis);
        public static readonly TensorIndex Colon = Slice();

        TensorIndex(IndexKind kind) => Kind = kind;

        internal enum IndexKind
        {
            NewAxis,
            Ellipsis,
            Single,
            Slice,
            Bool,
            Tensor,
        }

        internal IndexKind Kind { get; }

        internal long? Start { get; private init; }

        internal long? Stop { get; private init; }

        internal long Step { get; private init; }

        internal Tensor? Indices { get; private init; }

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new(IndexKind.Slice) { Start = start, Stop = stop, Step = step ?? 1 };

        public static TensorIndex Slice((int?, int?) range) => Slice(range.Item1, range.Item2);

        public static TensorIndex Slice(Range range) => Slice(Position(range.Start, 0), Position(range.End, null));

        public static TensorIndex Bool(bool value) => new(IndexKind.Bool) { Start = value ? 1 : 0 };

        public static TensorIndex Single(long? index) => index is { } some ? new(IndexKind.Single) { Start = some } : None;

        public static TensorIndex Tensor(Tensor tensor) => new(IndexKind.Tensor) { Indices = tensor };

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex((int?, int?) range) => Slice(range);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);

        /// <summary>The tensor of an index that is one, or a number or bool as a tensor.</summary>
        public static implicit operator Tensor(TensorIndex value) => value.Kind switch
        {
            IndexKind.Tensor => value.Indices!,
            IndexKind.Single => tensor(value.Start!.Value),
            IndexKind.Bool => tensor(value.Start == 1),
            _ => throw new InvalidCastException("A slice, a new axis or the ellipsis is no tensor."),
        };

        // `^0` is the end, which a slice says by leaving it out.
        static long? Position(Index index, long? end) => index switch
        {
            { IsFromEnd: true, Value: 0 } => null,
            { IsFromEnd: true } => -index.Value,
            _ => index.Value == 0 && end == 0 ? null : index.Value,
        };
    }
}
