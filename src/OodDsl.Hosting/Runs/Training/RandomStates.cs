namespace OodDsl.Hosting;

/// <summary>States of generators, by place.</summary>
/// <param name="Generators">Of those on the device: bytes as libtorch gives them.</param>
/// <param name="Dice">Of those on the host.</param>
sealed record RandomStates(IReadOnlyDictionary<string, Tensor> Generators, IReadOnlyDictionary<string, (ulong, ulong, ulong, ulong)> Dice)
{
    /// <summary>Of no generators.</summary>
    public static RandomStates None { get; } =
        new(new Dictionary<string, Tensor>(StringComparer.Ordinal), new Dictionary<string, (ulong, ulong, ulong, ulong)>(StringComparer.Ordinal));
}
