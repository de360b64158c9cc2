namespace OodDsl;

/// <summary>
/// Densely connected network (Huang, Liu, van der Maaten, Weinberger; CVPR 2017) for images of about 32 pixels: three blocks whose layers each add
/// Growth channels to all before them, transitions between them, then global average pooling. As declared it is DenseNet-BC (L = 100, k = 12) with
/// features [N, 342], not negative, and 0.77 million parameters.
/// </summary>
public sealed class DenseNet : Backbone
{
    /// <summary>Number of layers: 6 n + 4 with <see cref="Bottleneck"/>, 3 n + 4 without.</summary>
    public int Depth { get; init; } = 100;

    /// <summary>Channels that a layer adds (the paper's k).</summary>
    public int Growth { get; init; } = 12;

    /// <summary>Whether a 1x1 convolution to 4 Growth channels comes before each 3x3 one (the B in DenseNet-BC).</summary>
    public bool Bottleneck { get; init; } = true;

    /// <summary>Share of the channels that a transition keeps, above 0 and at most 1 (0.5 is the C in DenseNet-BC).</summary>
    public double Compression { get; init; } = 0.5;

    /// <summary>
    /// Chance that what a convolution of a layer makes is dropped in training, in [0, 1). Its draws come from libtorch's default generator.
    /// </summary>
    public double Dropout { get; init; }

    /// <summary>Published weights to begin with, of the file <c>weights/densenet-DEPTH-GROWTH-NAME</c>; empty: none.</summary>
    public string Weights { get; init; } = "";

    /// <summary>Makes the network: [N, channels, H, W] to [N, D].</summary>
    public Module<Tensor, Tensor> Create(int channels)
    {
        Require.AtLeast(Growth, 1, $"{nameof(DenseNet)}.{nameof(Growth)}");
        Require.Within(Compression, 1e-3, 1, $"{nameof(DenseNet)}.{nameof(Compression)}");
        Require.Within(Dropout, 0, 1 - 1e-9, $"{nameof(DenseNet)}.{nameof(Dropout)}");
        var perLayer = Bottleneck ? 6 : 3;
        if (Depth < perLayer + 4 || (Depth - 4) % perLayer != 0)
            throw new UserException(ExitCode.Configuration, $"DenseNet.Depth is {Depth}; it must be {perLayer} n + 4.",
                "Declare a depth of 40, 100, 190 or 250, say.");
        return new DenseNetwork(channels, (Depth - 4) / perLayer, this);
    }
}
