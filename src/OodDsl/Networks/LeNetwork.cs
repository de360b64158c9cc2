using TorchSharp.Modules;

namespace OodDsl;

/// <summary>The module of <see cref="LeNet"/>.</summary>
sealed class LeNetwork : Module<Tensor, Tensor>, IPretrained
{
    const int Side = 28;

    readonly Sequential[] blocks;
    readonly Linear classifier1 = Linear(120, 84);

    internal LeNetwork(int channels, PublishedWeights? published) : base(nameof(LeNetwork))
    {
        Published = published;
        blocks =
        [
            Sequential(Conv2d(channels, 6, 5, padding: 2), ReLU(), MaxPool2d(2)),
            Sequential(Conv2d(6, 16, 5), ReLU(), MaxPool2d(2)),
            Sequential(Conv2d(16, 120, 5), ReLU()),
        ];
        for (var n = 0; n < blocks.Length; n++) register_module($"block{n + 1}", blocks[n]);
        register_module(nameof(classifier1), classifier1);
    }

    public PublishedWeights? Published { get; }

    public override Tensor forward(Tensor? images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.shape[2] != Side || images.shape[3] != Side)
            throw new UserException(
                ExitCode.Configuration, $"LeNet takes images of {Side} x {Side} pixels, not {images.shape[2]} x {images.shape[3]}.",
                $"Give the benchmark a Size of {Side}, or declare another backbone.");
        using var scope = NewDisposeScope();
        var x = blocks.Aggregate(images, (input, block) => block.call(input));
        return relu(classifier1.call(x.flatten(1))).MoveToOuterDisposeScope();
    }
}
