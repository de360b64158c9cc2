using TorchSharp.Modules;

namespace OodDsl;

/// <summary>
/// The module of <see cref="WideResNet"/>. Parameters are called <c>conv1</c>, <c>block1.layer.0.bn1</c>..., <c>bn1</c>, as in OpenOOD.
/// </summary>
sealed class WideResidualNetwork : Module<Tensor, Tensor>, IPretrained
{
    readonly Conv2d conv1;
    readonly List<Stage> stages = [];
    readonly BatchNorm2d bn1;

    internal WideResidualNetwork(int channels, int blocks, int widen, double dropout, PublishedWeights? published) : base(nameof(WideResidualNetwork))
    {
        Published = published;
        conv1 = BasicBlock.Convolution(channels, 16, 3, 1);
        register_module(nameof(conv1), conv1);
        var width = 16L;
        for (var stage = 0; stage < 3; stage++)
        {
            var wider = (16L << stage) * widen;
            stages.Add(new(width, wider, blocks, stage == 0 ? 1 : 2, dropout));
            width = wider;
            register_module($"block{stage + 1}", stages[stage]);
        }
        bn1 = BatchNorm2d(width);
        register_module(nameof(bn1), bn1);
    }

    public PublishedWeights? Published { get; }

    public override Tensor forward(Tensor? images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = NewDisposeScope();
        var x = conv1.call(images);
        foreach (var stage in stages) x = stage.call(x);
        return relu(bn1.call(x), inplace: true).mean([2, 3]).MoveToOuterDisposeScope();
    }

    sealed class Stage : Module<Tensor, Tensor>
    {
        readonly Sequential layer;

        internal Stage(long channels, long width, int blocks, long stride, double dropout) : base(nameof(Stage))
        {
            layer = Sequential(Enumerable.Range(0, blocks).Select(Module<Tensor, Tensor> (block) =>
                block == 0 ? new WideBlock(channels, width, stride, dropout) : new WideBlock(width, width, 1, dropout)));
            register_module(nameof(layer), layer);
        }

        public override Tensor forward(Tensor? input) => layer.call(input!);
    }
}
