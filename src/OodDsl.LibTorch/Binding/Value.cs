using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>What a <see cref="Value"/> holds. Mirrors <c>ood::Tag</c>.</summary>
internal enum ValueTag
{
    None,
    Tensor,
    Int,
    Double,
    Bool,
    Complex,
    Ints,
    Doubles,
    Bools,
    Tensors,
    Text,
    Device,
    Generator,
}

/// <summary>An argument or a result of an operator. Mirrors <c>ood::Value</c>: 16 bytes, blittable.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct Value
{
    [FieldOffset(0)] public ValueTag Tag;

    // The number of items of a list or of bytes of a text; the type of a device.
    [FieldOffset(4)] public int Length;

    [FieldOffset(8)] public long Integer;

    [FieldOffset(8)] public double Number;

    [FieldOffset(8)] public nint Pointer;
}
