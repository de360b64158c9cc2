namespace OodDsl;

/// <summary>
/// An EfficientNet without its classifier: a convolution, seven stages of inverted bottlenecks, a 1x1 convolution, global average pooling.
/// [N, C, H, W] to [N, D]. Parameters are called as in torchvision: <c>features.0.0.weight</c>...
/// </summary>
sealed class EfficientNetwork : Module<Tensor, Tensor>, IPretrained, IMapped
{
    // Table 1 of the paper: expansion, kernel, stride, channels in and out, blocks of EfficientNet-B0.
    static readonly (int Expansion, int Kernel, int Stride, int Inputs, int Outputs, int Blocks)[] Stages =
    [
        (1, 3, 1, 32, 16, 1), (6, 3, 2, 16, 24, 2), (6, 5, 2, 24, 40, 2), (6, 3, 2, 40, 80, 3), (6, 5, 1, 80, 112, 3), (6, 5, 2, 112, 192, 4),
        (6, 3, 1, 192, 320, 1),
    ];

    readonly Sequential features;

    /// <param name="channels">Channels of the images.</param>
    /// <param name="widen">How many times as many channels as B0.</param>
    /// <param name="deepen">How many times as many blocks as B0.</param>
    /// <param name="dropPath">Chance that the last block is left out in training.</param>
    /// <param name="published">Weights to begin with.</param>
    internal EfficientNetwork(int channels, double widen, double deepen, double dropPath, PublishedWeights? published) : base(nameof(EfficientNetwork))
    {
        Published = published;
        var blocks = Array.ConvertAll(Stages, stage => (int)Math.Ceiling(stage.Blocks * deepen));
        List<Module<Tensor, Tensor>> parts = [InvertedBottleneck.Unit(channels, Rounded(Stages[0].Inputs * widen), 3, 2, 1, active: true)];
        var number = 0;
        for (var n = 0; n < Stages.Length; n++)
        {
            var stage = Stages[n];
            var (inputs, outputs) = (Rounded(stage.Inputs * widen), Rounded(stage.Outputs * widen));
            List<Module<Tensor, Tensor>> ofStage = [];
            for (var block = 0; block < blocks[n]; block++, number++)
            {
                var from = block == 0 ? inputs : outputs;
                ofStage.Add(new InvertedBottleneck(
                    from, Rounded(from * stage.Expansion), outputs, stage.Kernel, block == 0 ? stage.Stride : 1, dropPath * number / blocks.Sum()));
            }
            parts.Add(Sequential(ofStage));
        }
        var last = Rounded(Stages[^1].Outputs * widen);
        parts.Add(InvertedBottleneck.Unit(last, 4 * last, 1, 1, 1, active: true));
        features = Sequential(parts);
        Mapped = parts;
        register_module(nameof(features), features);
    }

    public PublishedWeights? Published { get; }

    public IEnumerable<Module<Tensor, Tensor>> Mapped { get; }

    public override Tensor forward(Tensor? images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = NewDisposeScope();
        return features.call(images).mean([2, 3]).MoveToOuterDisposeScope();
    }

    // The nearest multiple of 8 that is not below nine tenths.
    static long Rounded(double channels)
    {
        var nearest = Math.Max(8, (long)(channels + 4) / 8 * 8);
        return nearest < 0.9 * channels ? nearest + 8 : nearest;
    }
}
