using TorchSharp.Modules;

namespace OodDsl;

/// <summary>
/// A block of a <see cref="PyramidNetwork"/>: convolutions with a normalisation before, between and after them, no activation at either end, and a
/// shortcut without parameters: the mean over 2 x 2 places where the stride is 2, channels of zeros where the width grows.
/// [N, C, H, W] to [N, D, H/s, W/s].
/// </summary>
sealed class PyramidBlock : Module<Tensor, Tensor>
{
    readonly long stride;
    readonly List<Conv2d> convolutions = [];
    readonly List<BatchNorm2d> norms = [];

    internal PyramidBlock(long channels, long width, long stride, bool bottleneck) : base(nameof(PyramidBlock))
    {
        this.stride = stride;
        Outputs = bottleneck ? Bottleneck.Expansion * width : width;
        (long Inputs, long Outputs, long Kernel, long Stride)[] shapes = bottleneck
            ? [(channels, width, 1, 1), (width, width, 3, stride), (width, Outputs, 1, 1)]
            : [(channels, width, 3, stride), (width, width, 3, 1)];
        foreach (var shape in shapes)
        {
            Normalize(shape.Inputs);
            convolutions.Add(BasicBlock.Convolution(shape.Inputs, shape.Outputs, shape.Kernel, shape.Stride));
            register_module($"conv{convolutions.Count}", convolutions[^1]);
        }
        Normalize(Outputs);

        void Normalize(long of)
        {
            norms.Add(BatchNorm2d(of));
            register_module($"bn{norms.Count}", norms[^1]);
        }
    }

    /// <summary>D.</summary>
    internal long Outputs { get; }

    public override Tensor forward(Tensor? input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = NewDisposeScope();
        var made = convolutions[0].call(norms[0].call(input));
        for (var n = 1; n < convolutions.Count; n++) made = convolutions[n].call(relu(norms[n].call(made), inplace: true));
        made = norms[^1].call(made);
        var shortcut = stride == 1 ? input : avg_pool2d(input, 2, stride: 2, ceil_mode: true);
        var grown = Outputs - shortcut.shape[1];
        return (made + (grown == 0 ? shortcut : nn.functional.pad(shortcut, [0, 0, 0, 0, 0, grown]))).MoveToOuterDisposeScope();
    }
}
