using TorchSharp.Modules;

namespace OodDsl;

/// <summary>
/// The module of <see cref="DenseNet"/>. Parameters are called <c>conv1</c>, <c>block1.layer.0.bn1</c>..., <c>trans1.bn1</c>..., <c>bn1</c>, as in
/// the PyTorch version that the networks of the ODIN benchmarks were trained with.
/// </summary>
sealed class DenseNetwork : Module<Tensor, Tensor>, IPretrained
{
    readonly Conv2d conv1;
    readonly List<Module<Tensor, Tensor>> parts = [];
    readonly BatchNorm2d bn1;

    internal DenseNetwork(int channels, int layers, DenseNet net) : base(nameof(DenseNetwork))
    {
        Published = PublishedWeights.Of(FormattableString.Invariant($"densenet-{net.Depth}-{net.Growth}"), net.Weights, "fc");
        var width = 2L * net.Growth;
        conv1 = BasicBlock.Convolution(channels, width, 3, 1);
        register_module(nameof(conv1), conv1);
        for (var number = 1; number <= 3; number++)
        {
            Add($"block{number}", new Block(width, layers, net));
            width += layers * net.Growth;
            if (number == 3) break;
            var kept = Math.Max(1, (long)Math.Floor(width * net.Compression));
            Add($"trans{number}", new Transition(width, kept));
            width = kept;
        }
        bn1 = BatchNorm2d(width);
        register_module(nameof(bn1), bn1);

        void Add(string name, Module<Tensor, Tensor> part)
        {
            parts.Add(part);
            register_module(name, part);
        }
    }

    public PublishedWeights? Published { get; }

    public override Tensor forward(Tensor? images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = NewDisposeScope();
        var x = conv1.call(images);
        foreach (var part in parts) x = part.call(x);
        return relu(bn1.call(x), inplace: true).mean([2, 3]).MoveToOuterDisposeScope();
    }

    sealed class Block : Module<Tensor, Tensor>
    {
        readonly Sequential layer;

        internal Block(long width, int layers, DenseNet net) : base(nameof(Block))
        {
            layer = Sequential(Enumerable.Range(0, layers).Select(Module<Tensor, Tensor> (n) => new DenseLayer(width + (n * net.Growth), net)));
            register_module(nameof(layer), layer);
        }

        public override Tensor forward(Tensor? input) => layer.call(input!);
    }

    /// <summary>A 1x1 convolution and the mean over 2 x 2 places. [N, C, H, W] to [N, D, H/2, W/2].</summary>
    sealed class Transition : Module<Tensor, Tensor>
    {
        readonly BatchNorm2d bn1;
        readonly Conv2d conv1;

        internal Transition(long channels, long width) : base(nameof(Transition))
        {
            bn1 = BatchNorm2d(channels);
            conv1 = BasicBlock.Convolution(channels, width, 1, 1);
            register_module(nameof(bn1), bn1);
            register_module(nameof(conv1), conv1);
        }

        public override Tensor forward(Tensor? input)
        {
            ArgumentNullException.ThrowIfNull(input);
            using var scope = NewDisposeScope();
            return avg_pool2d(conv1.call(relu(bn1.call(input), inplace: true)), 2).MoveToOuterDisposeScope();
        }
    }
}
