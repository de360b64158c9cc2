using TorchSharp.Modules;

namespace OodDsl;

/// <summary>
/// The module of <see cref="PyramidNet"/>. Parameters are called <c>conv1</c>, <c>bn1</c>, <c>layer1.0.bn1</c>..., <c>bn_final</c>, as in the
/// authors' PyTorch version and in CutMix's.
/// </summary>
sealed class PyramidNetwork : Module<Tensor, Tensor>
{
    const int First = 16;

    readonly Conv2d conv1;
    readonly BatchNorm2d bn1;
    readonly List<Sequential> stages = [];
    readonly BatchNorm2d last;

    internal PyramidNetwork(int channels, int blocks, double alpha, bool bottleneck) : base(nameof(PyramidNetwork))
    {
        conv1 = BasicBlock.Convolution(channels, First, 3, 1);
        bn1 = BatchNorm2d(First);
        register_module(nameof(conv1), conv1);
        register_module(nameof(bn1), bn1);
        // The unrounded width is what grows: the widths of the blocks are its roundings.
        double width = First;
        long inputs = First;
        for (var stage = 0; stage < 3; stage++)
        {
            List<Module<Tensor, Tensor>> parts = [];
            for (var block = 0; block < blocks; block++)
            {
                width += alpha / (3 * blocks);
                var part = new PyramidBlock(inputs, (long)Math.Round(width, MidpointRounding.ToEven), stage > 0 && block == 0 ? 2 : 1, bottleneck);
                parts.Add(part);
                inputs = part.Outputs;
            }
            stages.Add(Sequential(parts));
            register_module($"layer{stage + 1}", stages[stage]);
        }
        last = BatchNorm2d(inputs);
        register_module("bn_final", last);
    }

    public override Tensor forward(Tensor? images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = NewDisposeScope();
        var x = bn1.call(conv1.call(images));
        foreach (var stage in stages) x = stage.call(x);
        return relu(last.call(x), inplace: true).mean([2, 3]).MoveToOuterDisposeScope();
    }
}
