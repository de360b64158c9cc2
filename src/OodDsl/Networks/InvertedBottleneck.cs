using TorchSharp.Modules;

namespace OodDsl;

/// <summary>
/// A block of an <see cref="EfficientNetwork"/>: a 1x1 convolution that widens, a depthwise convolution, squeeze and excitation, a 1x1 convolution
/// that narrows; added to its input where the two have one shape. [N, C, H, W] to [N, D, H/s, W/s].
/// </summary>
sealed class InvertedBottleneck : Module<Tensor, Tensor>
{
    readonly double dropPath;
    readonly bool residual;
    readonly Sequential block;

    internal InvertedBottleneck(long channels, long expanded, long width, long kernel, long stride, double dropPath) : base(nameof(InvertedBottleneck))
    {
        this.dropPath = dropPath;
        residual = stride == 1 && channels == width;
        List<Module<Tensor, Tensor>> parts = [];
        if (expanded != channels) parts.Add(Unit(channels, expanded, 1, 1, 1, active: true));
        parts.Add(Unit(expanded, expanded, kernel, stride, expanded, active: true));
        parts.Add(new Excitation(expanded, Math.Max(1, channels / 4)));
        parts.Add(Unit(expanded, width, 1, 1, 1, active: false));
        block = Sequential(parts);
        register_module(nameof(block), block);
    }

    public override Tensor forward(Tensor? input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!residual) return block.call(input);
        using var scope = NewDisposeScope();
        var made = block.call(input);
        if (training && dropPath > 0)
            // What stays is made larger, so that its mean is the same.
            made *= empty([made.shape[0], 1, 1, 1], made.dtype, made.device).bernoulli_(1 - dropPath) / (1 - dropPath);
        return (made + input).MoveToOuterDisposeScope();
    }

    /// <summary>A convolution, batch normalisation and, if <paramref name="active"/>, SiLU.</summary>
    internal static Sequential Unit(long channels, long width, long kernel, long stride, long groups, bool active)
    {
        var convolution = Conv2d(channels, width, kernel, stride, padding: (kernel - 1) / 2, groups: groups, bias: false);
        init.kaiming_normal_(convolution.weight, mode: init.FanInOut.FanOut);
        List<Module<Tensor, Tensor>> parts = [convolution, BatchNorm2d(width)];
        if (active) parts.Add(SiLU(inplace: true));
        return Sequential(parts);
    }

    /// <summary>Channels weighted by what a small network makes of their means (Hu et al., 2018).</summary>
    sealed class Excitation : Module<Tensor, Tensor>
    {
        readonly Conv2d fc1;
        readonly Conv2d fc2;

        internal Excitation(long channels, long squeezed) : base(nameof(Excitation))
        {
            fc1 = Pointwise(channels, squeezed);
            fc2 = Pointwise(squeezed, channels);
            register_module(nameof(fc1), fc1);
            register_module(nameof(fc2), fc2);
        }

        public override Tensor forward(Tensor? input)
        {
            ArgumentNullException.ThrowIfNull(input);
            using var scope = NewDisposeScope();
            var weights = fc2.call(silu(fc1.call(input.mean([2, 3], keepdim: true)))).sigmoid();
            return (input * weights).MoveToOuterDisposeScope();
        }

        static Conv2d Pointwise(long channels, long width)
        {
            var convolution = Conv2d(channels, width, 1);
            init.kaiming_normal_(convolution.weight, mode: init.FanInOut.FanOut);
            init.zeros_(convolution.bias!);
            return convolution;
        }
    }
}
