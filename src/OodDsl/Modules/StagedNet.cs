using TorchSharp.Modules;

namespace OodDsl;

/// <summary>
/// The network of open-set recognition (Neal et al., 2018), entered and tapped between its stages as DIAS (Moon et al., 2022) needs it: three stages
/// of three 3x3 convolutions (the third of stride 2) with batch normalisation and leaky ReLU, each after spatial dropout; average over all places;
/// a linear classifier without bias. Features [N, 2 width].
/// </summary>
/// <remarks>
/// With several <c>norms</c> each convolution has as many batch normalisations, with statistics and scales of their own, and a call says which to use:
/// generated images don't mix their statistics into those of real ones. Parameters <c>stage1.conv1.weight</c>, <c>stage1.norm1_0.weight</c>...,
/// <c>fc.weight</c>.
/// </remarks>
public sealed class StagedNet : Module<Tensor, Tensor>
{
    readonly Stage[] stages;
    readonly Linear fc;

    /// <summary>Makes the network.</summary>
    /// <param name="channels">Channels of the images.</param>
    /// <param name="classes">Classes of <see cref="Classify"/>.</param>
    /// <param name="width">Channels of the first convolution; the paper's 64.</param>
    /// <param name="norms">Sets of batch normalisations.</param>
    public StagedNet(long channels, long classes, long width = 64, int norms = 1) : base(nameof(StagedNet))
    {
        stages = [new(channels, width, 2 * width, norms), new(2 * width, 2 * width, 2 * width, norms), new(2 * width, 2 * width, 2 * width, norms)];
        for (var i = 0; i < stages.Length; i++) register_module($"stage{i + 1}", stages[i]);
        fc = Linear(2 * width, classes, hasBias: false);
        register_module(nameof(fc), fc);
    }

    /// <summary>Features of images, with the first set of normalisations: [N, C, H, W] to [N, 2 width].</summary>
    public override Tensor forward(Tensor? images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return Pooled(stages.Aggregate(images, (x, stage) => stage.Apply(x, 0)));
    }

    /// <summary>What leaves the first stage, the second stage and the pooling, with the first set of normalisations.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <returns>[N, 2 width, H/2, W/2], [N, 2 width, H/4, W/4] and [N, 2 width].</returns>
    public (Tensor early, Tensor middle, Tensor late) Taps(Tensor images)
    {
        var early = stages[0].Apply(images, 0);
        var middle = stages[1].Apply(early, 0);
        return (early, middle, Pooled(stages[2].Apply(middle, 0)));
    }

    /// <summary>Logits of images, or of what a network of this kind gave at a tap.</summary>
    /// <param name="tap">Images [N, C, H, W], or a tap.</param>
    /// <param name="from">How many stages are behind it: 0 (images), 1 (early), 2 (middle), 3 (late).</param>
    /// <param name="norm">Which set of normalisations, from 0.</param>
    /// <returns>[N, classes].</returns>
    public Tensor Classify(Tensor tap, int from = 0, int norm = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, stages.Length);
        if (from == stages.Length) return fc.call(tap);
        return fc.call(Pooled(stages.Skip(from).Aggregate(tap, (x, stage) => stage.Apply(x, norm))));
    }

    static Tensor Pooled(Tensor maps) => maps.mean([2, 3]);

    sealed class Stage : Module
    {
        const double Dropped = 0.2;
        readonly List<Conv2d> convolutions = [];
        readonly List<BatchNorm2d[]> normalisations = [];

        internal Stage(long channels, long width, long outputs, int norms) : base(nameof(Stage))
        {
            Add(channels, width, 1, norms);
            Add(width, width, 1, norms);
            Add(width, outputs, 2, norms);
        }

        void Add(long channels, long width, long stride, int norms)
        {
            var convolution = Conv2d(channels, width, 3, stride, padding: 1, bias: false);
            init.normal_(convolution.weight, 0, 0.05);
            convolutions.Add(convolution);
            register_module($"conv{convolutions.Count}", convolution);
            normalisations.Add([.. Enumerable.Range(0, norms).Select(_ => BatchNorm2d(width))]);
            for (var i = 0; i < norms; i++)
            {
                init.normal_(normalisations[^1][i].weight!, 1, 0.02);
                register_module($"norm{convolutions.Count}_{i}", normalisations[^1][i]);
            }
        }

        internal Tensor Apply(Tensor x, int norm)
        {
            using var scope = NewDisposeScope();
            x = dropout2d(x, Dropped, training);
            foreach (var (convolution, norms) in convolutions.Zip(normalisations))
                x = leaky_relu(norms[norm].call(convolution.call(x)), 0.2);
            return x.MoveToOuterDisposeScope();
        }
    }
}
