namespace OodDsl;

/// <summary>
/// Wide residual network (Zagoruyko and Komodakis, BMVC 2016) for images of about 32 pixels: three stages of 16, 32, 64 times Widen channels with
/// (Depth - 4) / 6 pre-activation blocks each, then global average pooling. Features [N, 64 Widen], not negative.
/// </summary>
public sealed class WideResNet : Backbone
{
    /// <summary>Number of layers: 10, 16, 22, 28, 40...</summary>
    public int Depth { get; init; } = 40;

    /// <summary>How much wider than 16, 32, 64 channels.</summary>
    public int Widen { get; init; } = 2;

    /// <summary>
    /// Chance that an activation between a block's convolutions is dropped in training, in [0, 1). Its draws come from libtorch's default
    /// generator.
    /// </summary>
    public double Dropout { get; init; }

    /// <summary>Published weights to begin with, of the file <c>weights/wide-resnet-DEPTH-WIDEN-NAME</c>; empty: none.</summary>
    public string Weights { get; init; } = "";

    /// <summary>Makes the network: [N, channels, H, W] to [N, 64 Widen].</summary>
    public Module<Tensor, Tensor> Create(int channels)
    {
        Require.AtLeast(Widen, 1, $"{nameof(WideResNet)}.{nameof(Widen)}");
        Require.Within(Dropout, 0, 1 - 1e-9, $"{nameof(WideResNet)}.{nameof(Dropout)}");
        if (Depth < 10 || (Depth - 4) % 6 != 0)
            throw new UserException(ExitCode.Configuration, $"WideResNet.Depth is {Depth}; it must be 6 n + 4.",
                "Declare a depth of 10, 16, 22, 28 or 40, say.");
        return new WideResidualNetwork(
            channels, (Depth - 4) / 6, Widen, Dropout, PublishedWeights.Of(FormattableString.Invariant($"wide-resnet-{Depth}-{Widen}"), Weights, "fc"));
    }
}
