using System.Runtime.InteropServices;

namespace OodDsl.LibTorch.Tests;

/// <summary>Native memory that tests hand to the bridge: a list of nulls, an empty text, a shape of zeros.</summary>
static class Scratch
{
    const int Bytes = 4096;

    /// <summary>Its address; it lives as long as the process.</summary>
    public static nint Memory { get; } = Marshal.AllocHGlobal(Bytes);

    /// <summary>Makes it zero.</summary>
    public static void Clear() => Marshal.Copy(new byte[Bytes], 0, Memory, Bytes);
}
