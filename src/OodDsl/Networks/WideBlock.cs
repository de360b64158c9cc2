using TorchSharp.Modules;

namespace OodDsl;

/// <summary>
/// A pre-activation block: <c>x' + conv2(dropout(relu(bn2(conv1(relu(bn1(x)))))))</c>; where widths differ, the shortcut <c>convShortcut</c> starts
/// from the activated input. [N, C, H, W] to [N, D, H/s, W/s].
/// </summary>
sealed class WideBlock : Module<Tensor, Tensor>
{
    readonly double dropout;
    readonly BatchNorm2d bn1;
    readonly Conv2d conv1;
    readonly BatchNorm2d bn2;
    readonly Conv2d conv2;
    readonly Conv2d? convShortcut;

    internal WideBlock(long channels, long width, long stride, double dropout) : base(nameof(WideBlock))
    {
        this.dropout = dropout;
        bn1 = BatchNorm2d(channels);
        conv1 = BasicBlock.Convolution(channels, width, 3, stride);
        bn2 = BatchNorm2d(width);
        conv2 = BasicBlock.Convolution(width, width, 3, 1);
        register_module(nameof(bn1), bn1);
        register_module(nameof(conv1), conv1);
        register_module(nameof(bn2), bn2);
        register_module(nameof(conv2), conv2);
        if (channels == width) return;
        convShortcut = BasicBlock.Convolution(channels, width, 1, stride);
        register_module(nameof(convShortcut), convShortcut);
    }

    public override Tensor forward(Tensor? input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = NewDisposeScope();
        var active = relu(bn1.call(input), inplace: true);
        var inner = relu(bn2.call(conv1.call(active)), inplace: true);
        if (dropout > 0) inner = nn.functional.dropout(inner, dropout, training);
        return (conv2.call(inner) + (convShortcut is null ? input : convShortcut.call(active))).MoveToOuterDisposeScope();
    }
}
