using TorchSharp.Modules;

namespace OodDsl;

/// <summary>
/// A residual network without its classifier: four stages of 64, 128, 256, 512 channels (four times as many with bottleneck blocks), then global
/// average pooling. [N, C, H, W] to [N, 512] or [N, 2048], not negative. Parameters are called as in OpenOOD and torchvision.
/// </summary>
sealed class ResidualNetwork : Module<Tensor, Tensor>, IPretrained
{
    readonly Stem stem;
    readonly bool bottleneck;
    readonly Conv2d conv1;
    readonly BatchNorm2d bn1;
    readonly List<Sequential> stages = [];

    internal ResidualNetwork(int channels, Stem stem, ReadOnlySpan<int> blocks, bool bottleneck, PublishedWeights? published)
        : base(nameof(ResidualNetwork))
    {
        (this.stem, this.bottleneck, Published) = (stem, bottleneck, published);
        conv1 = stem == Stem.Small ? BasicBlock.Convolution(channels, 64, 3, 1) : BasicBlock.Convolution(channels, 64, 7, 2);
        bn1 = BatchNorm2d(64);
        register_module(nameof(conv1), conv1);
        register_module(nameof(bn1), bn1);
        var inputs = 64L;
        for (var stage = 0; stage < blocks.Length; stage++)
        {
            var width = 64L << stage;
            stages.Add(Stage(inputs, width, blocks[stage], stage == 0 ? 1 : 2));
            inputs = width * (bottleneck ? Bottleneck.Expansion : 1);
            register_module($"layer{stage + 1}", stages[stage]);
        }
    }

    public PublishedWeights? Published { get; }

    Sequential Stage(long inputs, long width, int blocks, long stride)
    {
        var shortcut = stem == Stem.Small ? "shortcut" : "downsample";
        var outputs = width * (bottleneck ? Bottleneck.Expansion : 1);
        return Sequential(Enumerable.Range(0, blocks).Select(block => Block(block == 0 ? inputs : outputs, block == 0 ? stride : 1)));

        Module<Tensor, Tensor> Block(long channels, long blockStride) =>
            bottleneck ? new Bottleneck(channels, width, blockStride, shortcut) : new BasicBlock(channels, width, blockStride, shortcut);
    }

    public override Tensor forward(Tensor? images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = NewDisposeScope();
        var x = relu(bn1.call(conv1.call(images)), inplace: true);
        if (stem == Stem.Large) x = max_pool2d(x, 3, stride: 2, padding: 1);
        foreach (var stage in stages) x = stage.call(x);
        return x.mean([2, 3]).MoveToOuterDisposeScope();
    }
}
