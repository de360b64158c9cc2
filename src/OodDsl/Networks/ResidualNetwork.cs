using TorchSharp.Modules;

namespace OodDsl;

/// <summary>
/// A residual network of basic blocks without its classifier: four stages of 64, 128, 256, 512 channels, then global average pooling.
/// [N, C, H, W] to [N, 512], not negative. Parameters are called as in OpenOOD and torchvision.
/// </summary>
sealed class ResidualNetwork : Module<Tensor, Tensor>
{
    readonly Stem stem;
    readonly Conv2d conv1;
    readonly BatchNorm2d bn1;
    readonly List<Sequential> stages = [];

    internal ResidualNetwork(int channels, Stem stem, ReadOnlySpan<int> blocks) : base(nameof(ResidualNetwork))
    {
        this.stem = stem;
        conv1 = stem == Stem.Small ? BasicBlock.Convolution(channels, 64, 3, 1) : BasicBlock.Convolution(channels, 64, 7, 2);
        bn1 = BatchNorm2d(64);
        register_module(nameof(conv1), conv1);
        register_module(nameof(bn1), bn1);
        var width = 64L;
        for (var stage = 0; stage < blocks.Length; stage++)
        {
            stages.Add(Stage(width, 64L << stage, blocks[stage], stage == 0 ? 1 : 2));
            width = 64L << stage;
            register_module($"layer{stage + 1}", stages[stage]);
        }
    }

    Sequential Stage(long channels, long width, int blocks, long stride)
    {
        var shortcut = stem == Stem.Small ? "shortcut" : "downsample";
        return Sequential(Enumerable.Range(0, blocks).Select(Module<Tensor, Tensor> (block) =>
            block == 0 ? new BasicBlock(channels, width, stride, shortcut) : new BasicBlock(width, width, 1, shortcut)));
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
