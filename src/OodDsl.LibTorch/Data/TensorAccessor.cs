using System.Collections;
using System.Runtime.CompilerServices;

namespace TorchSharp.Utils;

/// <summary>The elements of a CPU tensor in the memory where they lie; strides are followed.</summary>
/// <remarks>Keeps the tensor alive; using it after the tensor has been disposed throws.</remarks>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    readonly torch.Tensor tensor;
    readonly long[] shape;
    readonly long[] strides;
    readonly bool contiguous;
    T* data;
    int held;

    internal TensorAccessor(torch.Tensor tensor)
    {
        if (tensor.device_type != DeviceType.CPU)
            throw new InvalidOperationException($"The elements of a tensor on {tensor.device} can't be read in place: call cpu() first.");
        if (tensor.dtype != torch.ElementType<T>()) throw new ArgumentException($"The tensor holds {tensor.dtype}, not {typeof(T).Name}.", nameof(tensor));
        this.tensor = tensor;
        shape = tensor.shape;
        strides = tensor.stride();
        contiguous = tensor.is_contiguous();
        Count = tensor.NumberOfElements;
        var status = Native.TensorData(tensor.Acquire(), out var pointer);
        if (status != NativeStatus.Ok) tensor.Release();
        status.Check("Tensor.data");
        data = (T*)pointer;
        held = 1;
    }

    ~TensorAccessor() => Dispose();

    /// <summary>The number of elements.</summary>
    public long Count { get; }

    /// <summary>The tensor whose elements these are.</summary>
    internal torch.Tensor Tensor => tensor;

    /// <summary>Whether the elements lie one after the other.</summary>
    internal bool IsContiguous => contiguous;

    /// <summary>An element by its indices, or by its position in row order.</summary>
    public T this[params long[] indices]
    {
        get => *At(indices);
        set => *At(indices) = value;
    }

    /// <summary>The elements in row order.</summary>
    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array.AsSpan());
        return array;
    }

    /// <summary>An array of the tensor's rank.</summary>
    public Array ToNDArray()
    {
        var array = Array.CreateInstance(typeof(T), shape);
        var bytes = new Span<T>(Unsafe.AsPointer(ref Unsafe.As<byte, T>(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(array))), array.Length);
        if (array.Length > 0) CopyTo(bytes);
        return array;
    }

    /// <summary>Copies the elements in row order.</summary>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Copies the elements in row order, from the one at <paramref name="tensorIndex"/> on.</summary>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var target = array[arrayIndex..];
        var length = checked((int)Math.Min(target.Length, Count - tensorIndex));
        if (contiguous)
        {
            new ReadOnlySpan<T>(Data + tensorIndex, length).CopyTo(target);
            return;
        }

        for (var i = 0; i < length; i++) target[i] = Data[Offset(tensorIndex + i)];
    }

    /// <summary>Overwrites the elements in row order, from the one at <paramref name="tensorIndex"/> on.</summary>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyFrom(T[], int, long)"/>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var source = array[arrayIndex..];
        if (source.Length > Count - tensorIndex) throw new ArgumentException($"{source.Length} elements do not fit in the tensor.", nameof(array));
        for (var i = 0; i < source.Length; i++) Data[contiguous ? tensorIndex + i : Offset(tensorIndex + i)] = source[i];
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++) yield return Get(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
        // An empty tensor has no data, but is held like any other.
        if (Interlocked.Exchange(ref held, 0) == 0) return;
        data = null;
        tensor.Release();
        GC.SuppressFinalize(this);
    }

    // An empty tensor has no memory.
    T* Data => Volatile.Read(ref held) != 0 ? data : throw new ObjectDisposedException(nameof(TensorAccessor<T>));

    T Get(long position) => Data[Offset(position)];

    T* At(long[] indices)
    {
        if (indices.Length == 1 && shape.Length != 1)
            return indices[0] >= 0 && indices[0] < Count ? Data + Offset(indices[0]) : throw new ArgumentOutOfRangeException(nameof(indices), indices[0], $"There are {Count} elements.");
        if (indices.Length != shape.Length)
            throw new ArgumentException($"{indices.Length} indices for a tensor of {shape.Length} dimensions.", nameof(indices));
        long offset = 0;
        for (var i = 0; i < indices.Length; i++)
        {
            var index = indices[i] < 0 ? indices[i] + shape[i] : indices[i];
            if (index < 0 || index >= shape[i]) throw new ArgumentOutOfRangeException(nameof(indices), indices[i], $"Dimension {i} has the size {shape[i]}.");
            offset += index * strides[i];
        }

        return Data + offset;
    }

    long Offset(long position)
    {
        if (contiguous) return position;
        long offset = 0;
        for (var i = shape.Length - 1; i >= 0; i--)
        {
            offset += position % shape[i] * strides[i];
            position /= shape[i];
        }

        return offset;
    }
}
