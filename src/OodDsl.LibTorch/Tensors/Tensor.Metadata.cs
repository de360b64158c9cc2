namespace TorchSharp;

public static partial class torch
{
    /// <summary>Shape, type, place.</summary>
    public partial class Tensor
    {
        public unsafe long[] shape
        {
            get
            {
                var pointer = Acquire();
                try
                {
                    var sizes = new long[Native.TensorDimensions(pointer)];
                    fixed (long* items = sizes) Native.TensorSizes(pointer, items).Check("Tensor.shape");
                    return sizes;
                }
                finally
                {
                    Release();
                }
            }
        }

        public ScalarType dtype
        {
            get
            {
                var type = Native.TensorType(Acquire());
                Release();
                return (ScalarType)type;
            }
        }

        public Device device
        {
            get
            {
                var (type, index) = Place();
                return type == DeviceType.CPU ? CPU : new Device(type, index);
            }
        }

        public DeviceType device_type => Place().Type;

        public int device_index => Place().Index;

        public long Dimensions
        {
            get
            {
                var dimensions = Native.TensorDimensions(Acquire());
                Release();
                return dimensions;
            }
        }

        public long ndim => Dimensions;

        public long NumberOfElements
        {
            get
            {
                var count = Native.TensorCount(Acquire());
                Release();
                return count;
            }
        }

        public long ElementSize => dtype.ElementSize();

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_meta => device_type == DeviceType.META;

        public bool is_sparse => Is(TensorFlags.Sparse);

        public long dim() => Dimensions;

        public long numel() => NumberOfElements;

        public long element_size() => ElementSize;

        public long[] size() => shape;

        public long size(int dim)
        {
            var sizes = shape;
            var index = dim < 0 ? dim + sizes.Length : dim;
            return index >= 0 && index < sizes.Length
                ? sizes[index]
                : throw new ArgumentOutOfRangeException(nameof(dim), dim, $"The tensor has {sizes.Length} dimensions.");
        }

        public unsafe long[] stride()
        {
            var pointer = Acquire();
            try
            {
                var strides = new long[Native.TensorDimensions(pointer)];
                fixed (long* items = strides) Native.TensorStrides(pointer, items).Check("Tensor.stride");
                return strides;
            }
            finally
            {
                Release();
            }
        }

        public long stride(int dim) => stride()[dim < 0 ? dim + (int)Dimensions : dim];

        public long storage_offset()
        {
            var pointer = Acquire();
            try
            {
                Native.TensorStorageOffset(pointer, out var offset).Check("Tensor.storage_offset");
                return offset;
            }
            finally
            {
                Release();
            }
        }

        public bool is_contiguous() => Is(TensorFlags.Contiguous);

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_complex() => torch.is_complex(dtype);

        public bool is_quantized() => Is(TensorFlags.Quantized);

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_conj() => Is(TensorFlags.Conjugate);

        public bool is_neg() => Is(TensorFlags.Negative);

        public bool has_names() => Is(TensorFlags.Named);

        public bool is_nonzero() => this.ToScalar().ToBoolean();

        internal bool Is(TensorFlags flag)
        {
            var flags = Native.TensorFlags(Acquire());
            Release();
            return (flags & flag) != TensorFlags.None;
        }

        (DeviceType Type, int Index) Place()
        {
            var pointer = Acquire();
            Native.TensorDevice(pointer, out var type, out var index);
            Release();
            return ((DeviceType)type, index);
        }
    }
}
