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

    static Tensor Cast(Tensor tensor, ScalarType? type) => type is { } other ? tensor.to(other) : tensor;

    static long[] Every(Tensor tensor) => First(tensor.ndim);

    static long[] First(long count) => [.. Enumerable.Range(0, checked((int)count)).Select(i => (long)i)];

    static long[] Last(Tensor tensor, long count) => Array.ConvertAll(First(count), i => i + tensor.ndim - count);

    static Tensor Indices(IEnumerable<long> indices, Tensor like) => tensor(indices.ToArray(), device: like.device);
}
