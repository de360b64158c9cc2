using System.Runtime.InteropServices;

namespace OodDsl;

/// <summary>The shape of one image.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>Bytes of one image.</summary>
    public int Length => checked(Channels * Height * Width);

    /// <summary>For example "1 x 28 x 28".</summary>
    public override string ToString() => $"{Channels} x {Height} x {Width}";
}
