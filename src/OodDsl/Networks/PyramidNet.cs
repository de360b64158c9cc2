namespace OodDsl;

/// <summary>
/// Pyramidal residual network (Han, Kim, Kim; CVPR 2017) for images of about 32 pixels: three stages whose channels grow by the same amount in every
/// block, from 16 to 16 + Alpha (times four with bottleneck blocks), then global average pooling. As declared it is PyramidNet-200 with Alpha = 240,
/// features [N, 1024], not negative, and 26.7 million parameters.
/// </summary>
public sealed class PyramidNet : Backbone
{
    /// <summary>Number of layers: 9 n + 2 with <see cref="Bottleneck"/>, 6 n + 2 without.</summary>
    public int Depth { get; init; } = 200;

    /// <summary>Channels that all blocks together add.</summary>
    public double Alpha { get; init; } = 240;

    /// <summary>Whether blocks have 1x1 convolutions around their 3x3 one, instead of two 3x3 ones.</summary>
    public bool Bottleneck { get; init; } = true;

    /// <summary>Makes the network: [N, channels, H, W] to [N, D].</summary>
    public Module<Tensor, Tensor> Create(int channels)
    {
        Require.Positive(Alpha, $"{nameof(PyramidNet)}.{nameof(Alpha)}");
        var perBlock = Bottleneck ? 9 : 6;
        if (Depth < perBlock + 2 || (Depth - 2) % perBlock != 0)
            throw new UserException(ExitCode.Configuration, $"PyramidNet.Depth is {Depth}; it must be {perBlock} n + 2.",
                "Declare a depth of 110, 164, 200 or 272, say.");
        return new PyramidNetwork(channels, (Depth - 2) / perBlock, Alpha, Bottleneck);
    }
}
