using System.Numerics;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Tensors from managed memory.</summary>
public static partial class torch
{
    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device);

    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null) =>
        data.to(dtype ?? data.dtype, device ?? data.device);

    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <summary>A tensor of the array's rank and lengths; rows first, as C# stores them.</summary>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        var element = rawArray.GetType().GetElementType()!;
        return Type.GetTypeCode(element) switch
        {
            TypeCode.Byte => FromArray<byte>(rawArray, dtype, device, requires_grad, names),
            TypeCode.SByte => FromArray<sbyte>(rawArray, dtype, device, requires_grad, names),
            TypeCode.Int16 => FromArray<short>(rawArray, dtype, device, requires_grad, names),
            TypeCode.Int32 => FromArray<int>(rawArray, dtype, device, requires_grad, names),
            TypeCode.Int64 => FromArray<long>(rawArray, dtype, device, requires_grad, names),
            TypeCode.Boolean => FromArray<bool>(rawArray, dtype, device, requires_grad, names),
            TypeCode.Single => FromArray<float>(rawArray, dtype, device, requires_grad, names),
            TypeCode.Double => FromArray<double>(rawArray, dtype, device, requires_grad, names),
            _ when element == typeof(Half) => FromArray<Half>(rawArray, dtype, device, requires_grad, names),
            _ when element == typeof(Complex) => FromArray<Complex>(rawArray, dtype, device, requires_grad, names),
            _ => throw new NotSupportedException($"Arrays of {element} do not become tensors."),
        };
    }

    /// <summary>A one-dimensional tensor over a copy of the array's bytes, read as <paramref name="dtype"/>.</summary>
    /// <param name="rawArray">An array of numbers.</param>
    /// <param name="dtype">The type to read them as.</param>
    /// <param name="count">The number of elements; -1 for all.</param>
    /// <param name="offset">The bytes to skip.</param>
    /// <param name="requires_grad">Whether gradients are recorded.</param>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        var bytes = new byte[Buffer.ByteLength(rawArray)];
        Buffer.BlockCopy(rawArray, 0, bytes, 0, bytes.Length);
        var rest = bytes.AsSpan((int)offset);
        var size = dtype.ElementSize();
        if (count < 0) count = rest.Length / size;
        return Made(FromBytes(rest[..checked((int)(count * size))], dtype, [count]), requires_grad);
    }

    internal static Tensor FromSpan<T>(
        ReadOnlySpan<T> data, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requiresGradient, string[]? names = null)
        where T : unmanaged
    {
        var own = ElementType<T>();
        var tensor = FromBytes(MemoryMarshal.AsBytes(data), own, shape);
        var target = device ?? defaultDevice ?? CPU;
        if (dtype is { } type && type != own)
            tensor = tensor.to(type, target, disposeAfter: true);
        else if (target.type != DeviceType.CPU)
            tensor = tensor.to(target, disposeAfter: true);
        return Made(tensor, requiresGradient, names);
    }

    internal static unsafe Tensor FromBytes(ReadOnlySpan<byte> bytes, ScalarType type, ReadOnlySpan<long> shape)
    {
        OodDsl.LibTorch.Engine.Start();
        fixed (byte* data = bytes)
        fixed (long* sizes = shape)
        {
            Native.TensorFromBytes(data, bytes.Length, (int)type, sizes, shape.Length, out var handle).Check("tensor");
            return Tensor.Own(handle);
        }
    }

    internal static ScalarType ElementType<T>() => default(T) switch
    {
        byte => ScalarType.Byte,
        sbyte => ScalarType.Int8,
        short => ScalarType.Int16,
        int => ScalarType.Int32,
        long => ScalarType.Int64,
        Half => ScalarType.Float16,
        BFloat16 => ScalarType.BFloat16,
        float => ScalarType.Float32,
        double => ScalarType.Float64,
        ValueTuple<float, float> => ScalarType.ComplexFloat32,
        Complex => ScalarType.ComplexFloat64,
        bool => ScalarType.Bool,
        _ => throw new NotSupportedException($"{typeof(T)} is not the type of a tensor's elements."),
    };

    static ReadOnlySpan<T> Span<T>(IList<T> list) => list switch
    {
        T[] array => array,
        List<T> items => CollectionsMarshal.AsSpan(items),
        _ => list.ToArray(),
    };

    static Tensor FromArray<T>(Array array, ScalarType? dtype, Device? device, bool requiresGradient, string[]? names)
        where T : unmanaged
    {
        var shape = new long[array.Rank];
        for (var i = 0; i < shape.Length; i++) shape[i] = array.GetLongLength(i);
        var data = array.Length == 0
            ? []
            : MemoryMarshal.CreateReadOnlySpan(ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
        return FromSpan(data, shape, dtype, device, requiresGradient, names);
    }
}
