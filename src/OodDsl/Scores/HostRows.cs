using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OodDsl;

/// <summary>The rows of a matrix on the host, in place. The whole may be larger than a span can be.</summary>
[StructLayout(LayoutKind.Auto)]
readonly ref struct HostRows
{
    readonly ref float start;
    readonly long stride;
    readonly int width;

    /// <summary>Valid as long as the matrix lives.</summary>
    /// <param name="matrix">[M, D], float32, at least one row; each row without gaps.</param>
    internal HostRows(Tensor matrix)
    {
        using var first = matrix.narrow(0, 0, 1);
        start = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<byte, float>(first.bytes));
        (stride, width) = (matrix.stride(0), (int)matrix.shape[1]);
    }

    /// <summary>A row, [D].</summary>
    /// <param name="row">From 0 to M - 1; it is not checked.</param>
    internal ReadOnlySpan<float> this[long row] => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref start, (nint)(row * stride)), width);
}
