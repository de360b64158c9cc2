namespace TorchSharp;

/// <summary>What the declared operators compute their arguments with.</summary>
public static partial class torch
{
    public enum RoundingMode
    {
        None = 0,
        trunc = 1,
        floor = 2,
    }

    // Null is true division.
    static string? Rounding(RoundingMode mode) => mode == RoundingMode.None ? null : mode.ToString();

    static Tensor Cast(Tensor tensor, ScalarType? type)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return type is { } other ? tensor.to(other) : tensor;
    }

    static long[] Every(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return First(tensor.ndim);
    }

    static long[] First(long count)
    {
        if (count is < 0 or > 64) throw new ArgumentOutOfRangeException(nameof(count), count, "A number of dimensions is between 0 and 64.");
        return [.. Enumerable.Range(0, (int)count).Select(i => (long)i)];
    }

    static long[] Last(Tensor tensor, long count)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return Array.ConvertAll(First(count), i => i + tensor.ndim - count);
    }

    static Tensor Indices(IEnumerable<long> indices, Tensor like)
    {
        ArgumentNullException.ThrowIfNull(indices);
        ArgumentNullException.ThrowIfNull(like);
        return tensor(indices.ToArray(), device: like.device);
    }
}
