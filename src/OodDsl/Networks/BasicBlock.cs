using TorchSharp.Modules;

namespace OodDsl;

/// <summary>Two 3x3 convolutions and a shortcut: <c>relu(x' + bn(conv(relu(bn(conv(x))))))</c>. [N, C, H, W] to [N, D, H/s, W/s].</summary>
sealed class BasicBlock : Module<Tensor, Tensor>
{
    readonly Conv2d conv1;
    readonly BatchNorm2d bn1;
    readonly Conv2d conv2;
    readonly BatchNorm2d bn2;
    readonly Sequential? shortcut;

    /// <summary>The shortcut is a 1x1 convolution where widths or strides differ, else the identity.</summary>
    internal BasicBlock(long channels, long width, long stride, string shortcutName) : base(nameof(BasicBlock))
    {
        conv1 = Convolution(channels, width, 3, stride);
        bn1 = BatchNorm2d(width);
        conv2 = Convolution(width, width, 3, 1);
        bn2 = BatchNorm2d(width);
        register_module(nameof(conv1), conv1);
        register_module(nameof(bn1), bn1);
        register_module(nameof(conv2), conv2);
        register_module(nameof(bn2), bn2);
        if (stride == 1 && channels == width) return;
        shortcut = Sequential(Convolution(channels, width, 1, stride), BatchNorm2d(width));
        register_module(shortcutName, shortcut);
    }

    /// <summary>A convolution without bias that keeps the size but for its stride, initialised as in He et al. (2015), by fan-out.</summary>
    internal static Conv2d Convolution(long channels, long width, long kernel, long stride)
    {
        var convolution = Conv2d(channels, width, kernel, stride, padding: kernel / 2, bias: false);
        init.kaiming_normal_(convolution.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
        return convolution;
    }

    public override Tensor forward(Tensor? input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = NewDisposeScope();
        var inner = relu(bn1.call(conv1.call(input)), inplace: true);
        var sum = bn2.call(conv2.call(inner)) + (shortcut is null ? input : shortcut.call(input));
        return relu(sum, inplace: true).MoveToOuterDisposeScope();
    }
}
