namespace TorchSharp;

public static partial class torch
{
    /// <summary>Indexing as in PyTorch: numbers, ranges, new axes and the ellipsis give views; tensors give copies.</summary>
    public partial class Tensor
    {
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => Assign(value, i1);
        }

        public Tensor this[long i1, long i2]
        {
            get => this[Numbers(i1, i2)];
            set => Assign(value, i1, i2);
        }

        public Tensor this[long i1, long i2, long i3]
        {
            get => this[Numbers(i1, i2, i3)];
            set => Assign(value, i1, i2, i3);
        }

        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => this[Numbers(i1, i2, i3, i4)];
            set => Assign(value, i1, i2, i3, i4);
        }

        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => this[Numbers(i1, i2, i3, i4, i5)];
            set => Assign(value, i1, i2, i3, i4, i5);
        }

        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => this[Numbers(i1, i2, i3, i4, i5, i6)];
            set => Assign(value, i1, i2, i3, i4, i5, i6);
        }

        public Tensor this[params long[] indices]
        {
            get => this[Numbers(indices)];
            set => Assign(value, indices);
        }

        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor index(params TensorIndex[] indices)
        {
            using var scope = NewDisposeScope();
            var (view, tensors) = Viewed(indices);
            return (tensors is null ? view : view.Index(tensors)).MoveToOuterDisposeScope();
        }

        public Tensor index(params Tensor[] indices) => Array.Exists(indices, IsTruth) ? index(Places(indices)) : Index(indices);

        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var number = Number(value);
            return index_put_(number, indices, false);
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices)
        {
            using var number = Number(value);
            return index_put_(number, indices);
        }

        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            using var scope = NewDisposeScope();
            var (view, tensors) = Viewed(indices);
            if (tensors is not null) view.IndexPut_(tensors, value, accumulate);
            else if (accumulate) view.add_(value);
            else view.copy_(Shaped(value, view.shape));
            return this;
        }

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) =>
            Array.Exists(indices, IsTruth) ? index_put_(value, Places(indices), accumulate) : IndexPut_(indices, value, accumulate);

        [Aten("index.Tensor")] private partial Tensor Index(Tensor?[] indices);

        [Aten("index_put_", "values: value")] private partial Tensor IndexPut_(Tensor?[] indices, Tensor value, bool accumulate);

        static TensorIndex[] Numbers(params long[] numbers) => Array.ConvertAll(numbers, number => (TensorIndex)number);

        void Assign(Tensor value, params long[] indices) => index_put_(value, Numbers(indices));

        Tensor Number(Scalar value) => torch.full([], value, dtype: dtype, device: device);

        // PyTorch drops leading dimensions of size 1 of what is assigned.
        static Tensor Shaped(Tensor value, long[] shape)
        {
            var sizes = value.shape;
            var extra = 0;
            while (sizes.Length - extra > shape.Length && sizes[extra] == 1) extra++;
            return extra == 0 ? value : value.view(sizes[extra..]);
        }

        // Views for all that is no tensor; the tensors at their places in the view, or null if there is none.
        (Tensor View, Tensor?[]? Tensors) Viewed(TensorIndex[] indices)
        {
            ArgumentNullException.ThrowIfNull(indices);
            var view = this;
            var tensors = new List<Tensor?>();
            var dimension = 0L;
            var consumed = indices.Sum(Consumed);
            if (consumed > ndim) throw new ArgumentException($"{consumed} indices for a tensor of {ndim} dimensions.", nameof(indices));
            if (indices.Count(index => index.Kind == TensorIndex.IndexKind.Ellipsis) > 1) throw new ArgumentException("An index can have one ellipsis only.", nameof(indices));
            foreach (var index in indices)
            {
                switch (index.Kind)
                {
                    case TensorIndex.IndexKind.NewAxis:
                        view = view.unsqueeze(dimension++);
                        break;
                    case TensorIndex.IndexKind.Ellipsis:
                        dimension += ndim - consumed;
                        break;
                    case TensorIndex.IndexKind.Single:
                        view = view.select(dimension, index.Start!.Value);
                        break;
                    case TensorIndex.IndexKind.Slice:
                        view = index is { Start: null, Stop: null, Step: 1 } ? view : view.Slice(dimension, index.Start, index.Stop, index.Step);
                        dimension++;
                        break;
                    case TensorIndex.IndexKind.Bool:
                        view = view.unsqueeze(dimension);
                        Place(tensors, dimension++, torch.tensor([index.Start == 1], device: device));
                        break;
                    case TensorIndex.IndexKind.Tensor when IsTruth(index.Indices):
                        view = view.unsqueeze(dimension);
                        Place(tensors, dimension++, index.Indices!.unsqueeze(0));
                        break;
                    default:
                        Place(tensors, dimension, index.Indices!);
                        dimension += Consumed(index);
                        break;
                }
            }

            // With nothing but `..` the result must still be a tensor of its own.
            return tensors.Count > 0 ? (view, [.. tensors]) : (ReferenceEquals(view, this) ? alias() : view, null);
        }

        // One truth for the whole tensor: a mask over a new dimension of size 1.
        static bool IsTruth(Tensor? index) => index is { ndim: 0, dtype: ScalarType.Bool or ScalarType.Byte };

        static TensorIndex[] Places(Tensor[] indices) => Array.ConvertAll(indices, index => index is null ? TensorIndex.Colon : TensorIndex.Tensor(index));

        static void Place(List<Tensor?> tensors, long dimension, Tensor tensor)
        {
            while (tensors.Count < dimension) tensors.Add(null);
            tensors.Add(tensor);
        }

        static long Consumed(TensorIndex index) => index.Kind switch
        {
            TensorIndex.IndexKind.Single or TensorIndex.IndexKind.Slice => 1,
            TensorIndex.IndexKind.Tensor => index.Indices!.dtype is ScalarType.Bool or ScalarType.Byte ? index.Indices.ndim : 1,
            _ => 0,
        };

        [Aten("slice.Tensor", "end: stop")] private partial Tensor Slice(long dim, long? start, long? stop, long step);
    }
}
