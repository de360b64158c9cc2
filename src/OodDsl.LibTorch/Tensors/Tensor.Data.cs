using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Elements in and out.</summary>
    public partial class Tensor
    {
        /// <summary>The bytes of a contiguous CPU tensor, in place: valid as long as the tensor lives.</summary>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (!is_contiguous() || device_type != DeviceType.CPU)
                    throw new InvalidOperationException("Only the bytes of a contiguous tensor on the CPU can be read in place.");
                Native.TensorData(Handle, out var data).Check("Tensor.bytes");
                return new Span<byte>((void*)data, checked((int)(NumberOfElements * ElementSize)));
            }

            set
            {
                var target = bytes;
                if (value.Length != target.Length) throw new ArgumentException($"{value.Length} bytes for a tensor of {target.Length}.", nameof(value));
                value.CopyTo(target);
            }
        }

        /// <summary>The elements of a CPU tensor, in place.</summary>
        public TensorAccessor<T> data<T>()
            where T : unmanaged => new(this);

        /// <summary>The only element, converted to <typeparamref name="T"/> as C# casts.</summary>
        public T item<T>()
            where T : unmanaged
        {
            if (NumberOfElements != 1) throw new InvalidOperationException($"item() is for tensors of one element; this one has {NumberOfElements}.");
            if (dtype == ElementType<T>()) return Single<T>();
            var scalar = this.ToScalar();
            object value = default(T) switch
            {
                byte => scalar.ToByte(),
                sbyte => scalar.ToSByte(),
                short => scalar.ToInt16(),
                int => scalar.ToInt32(),
                long => scalar.ToInt64(),
                Half => scalar.ToHalf(),
                BFloat16 => scalar.ToBFloat16(),
                float => scalar.ToSingle(),
                double => scalar.ToDouble(),
                bool => scalar.ToBoolean(),
                ValueTuple<float, float> => scalar.ToComplexFloat32(),
                Complex => scalar.ToComplexFloat64(),
                _ => throw new NotSupportedException($"item() does not return {typeof(T)}."),
            };
            return (T)value;
        }

        /// <summary>The only element.</summary>
        [Aten("item")] public partial Scalar ToScalar();

        /// <summary>Overwrites the elements, in row order, with bytes from a stream.</summary>
        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            using var scope = NewDisposeScope();
            var raw = new byte[NumberOfElements * ElementSize];
            stream.ReadExactly(raw);
            using var guard = no_grad();
            copy_(FromBytes(raw, dtype, shape));
        }

        /// <summary>Writes the bytes of the elements in row order.</summary>
        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            using var scope = NewDisposeScope();
            stream.Write(detach().cpu().resolve_conj().resolve_neg().contiguous().bytes);
        }

        public bool ReadCpuBool(long i) => Read<bool>(i);

        public byte ReadCpuByte(long i) => Read<byte>(i);

        public sbyte ReadCpuSByte(long i) => Read<sbyte>(i);

        public short ReadCpuInt16(long i) => Read<short>(i);

        public int ReadCpuInt32(long i) => Read<int>(i);

        public long ReadCpuInt64(long i) => Read<long>(i);

        public float ReadCpuFloat16(long i) => (float)Read<Half>(i);

        public float ReadCpuBFloat16(long i) => Read<BFloat16>(i).ToSingle();

        public float ReadCpuSingle(long i) => Read<float>(i);

        public double ReadCpuDouble(long i) => Read<double>(i);

        public T ReadCpuValue<T>(long i)
            where T : unmanaged => Read<T>(i);

        /// <summary>The elements as nested lists, or the only element.</summary>
        public object tolist()
        {
            if (ndim == 0) return this.ToScalar();
            var list = new List<object>();
            for (long i = 0; i < shape[0]; i++)
            {
                using var part = select(0, i);
                list.Add(part.tolist());
            }

            return list;
        }

        T Read<T>(long position)
            where T : unmanaged
        {
            using var elements = data<T>();
            return elements.Skip((int)position).First();
        }

        T Single<T>()
            where T : unmanaged
        {
            using var scope = NewDisposeScope();
            return MemoryMarshal.Read<T>(detach().cpu().resolve_conj().resolve_neg().contiguous().bytes);
        }
    }
}
