using TorchSharp.Modules;

namespace OodDsl;

/// <summary>
/// A 1x1, a 3x3 and a 1x1 convolution and a shortcut; the stride is the 3x3 convolution's, as in torchvision.
/// [N, C, H, W] to [N, 4 D, H/s, W/s].
/// </summary>
sealed class Bottleneck : Module<Tensor, Tensor>
{
    /// <summary>How much wider the output is than the 3x3 convolution.</summary>
    internal const int Expansion = 4;

    readonly Conv2d conv1;
    readonly BatchNorm2d bn1;
    readonly Conv2d conv2;
    readonly BatchNorm2d bn2;
    readonly Conv2d conv3;
    readonly BatchNorm2d bn3;
    readonly Sequential? shortcut;

    /// <summary>The shortcut is a 1x1 convolution where widths or strides differ, else the identity.</summary>
    internal Bottleneck(long channels, long width, long stride, string shortcutName) : base(nameof(Bottleneck))
    {
        var outputs = Expansion * width;
        conv1 = BasicBlock.Convolution(channels, width, 1, 1);
        bn1 = BatchNorm2d(width);
        conv2 = BasicBlock.Convolution(width, width, 3, stride);
        bn2 = BatchNorm2d(width);
        conv3 = BasicBlock.Convolution(width, outputs, 1, 1);
        bn3 = BatchNorm2d(outputs);
        register_module(nameof(conv1), conv1);
        register_module(nameof(bn1), bn1);
        register_module(nameof(conv2), conv2);
        register_module(nameof(bn2), bn2);
        register_module(nameof(conv3), conv3);
        register_module(nameof(bn3), bn3);
        if (stride == 1 && channels == outputs) return;
        shortcut = Sequential(BasicBlock.Convolution(channels, outputs, 1, stride), BatchNorm2d(outputs));
        register_module(shortcutName, shortcut);
    }

    public override Tensor forward(Tensor? input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = NewDisposeScope();
        var narrow = relu(bn1.call(conv1.call(input)), inplace: true);
        var inner = relu(bn2.call(conv2.call(narrow)), inplace: true);
        var sum = bn3.call(conv3.call(inner)) + (shortcut is null ? input : shortcut.call(input));
        return relu(sum, inplace: true).MoveToOuterDisposeScope();
    }
}
