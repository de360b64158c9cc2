using TorchSharp.Modules;

namespace OodDsl;

/// <summary>A layer of a <see cref="DenseNetwork"/>: its input, and Growth channels made of it. [N, C, H, W] to [N, C + Growth, H, W].</summary>
sealed class DenseLayer : Module<Tensor, Tensor>
{
    readonly double dropout;
    readonly BatchNorm2d bn1;
    readonly Conv2d conv1;
    readonly BatchNorm2d? bn2;
    readonly Conv2d? conv2;

    internal DenseLayer(long channels, DenseNet net) : base(nameof(DenseLayer))
    {
        dropout = net.Dropout;
        bn1 = BatchNorm2d(channels);
        conv1 = net.Bottleneck ? BasicBlock.Convolution(channels, 4 * net.Growth, 1, 1) : BasicBlock.Convolution(channels, net.Growth, 3, 1);
        register_module(nameof(bn1), bn1);
        register_module(nameof(conv1), conv1);
        if (!net.Bottleneck) return;
        bn2 = BatchNorm2d(4 * net.Growth);
        conv2 = BasicBlock.Convolution(4 * net.Growth, net.Growth, 3, 1);
        register_module(nameof(bn2), bn2);
        register_module(nameof(conv2), conv2);
    }

    public override Tensor forward(Tensor? input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = NewDisposeScope();
        var made = Dropped(conv1.call(relu(bn1.call(input), inplace: true)));
        if (bn2 is not null && conv2 is not null) made = Dropped(conv2.call(relu(bn2.call(made), inplace: true)));
        return cat([input, made], 1).MoveToOuterDisposeScope();
    }

    Tensor Dropped(Tensor made) => dropout > 0 ? nn.functional.dropout(made, dropout, training) : made;
}
