namespace OodDsl.Hosting;

/// <summary>What a safetensors file says about one of its tensors.</summary>
/// <param name="Name">Its name, unique in the file.</param>
/// <param name="Type">Element type.</param>
/// <param name="Shape">Sizes, slowest first; none for a scalar.</param>
public sealed record SafetensorEntry(string Name, SafetensorsType Type, IReadOnlyList<long> Shape)
{
    /// <summary>Bytes of one element.</summary>
    public int ElementSize => Type switch
    {
        SafetensorsType.F64 or SafetensorsType.I64 => 8,
        SafetensorsType.F32 or SafetensorsType.I32 => 4,
        SafetensorsType.F16 or SafetensorsType.BF16 or SafetensorsType.I16 => 2,
        SafetensorsType.I8 or SafetensorsType.U8 or SafetensorsType.BOOL => 1,
        _ => throw new InvalidOperationException($"{Type} is no element type."),
    };

    /// <summary>Bytes of the tensor.</summary>
    /// <exception cref="OverflowException">More than 2^63 - 1.</exception>
    public long ByteLength
    {
        get
        {
            // A zero anywhere makes it zero, whatever the product of the others.
            if (Shape.Contains(0)) return 0;
            return Shape.Aggregate((long)ElementSize, (bytes, size) => checked(bytes * size));
        }
    }
}
