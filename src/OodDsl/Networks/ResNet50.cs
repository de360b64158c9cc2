namespace OodDsl;

/// <summary>
/// ResNet-50 (He, Zhang, Ren, Sun; CVPR 2016): stages of 3, 4, 6, 3 bottleneck blocks, features [N, 2048], not negative; 23.5 million parameters.
/// The stride is the 3x3 convolution's, as in torchvision, whose names the parameters have (<see cref="Stem.Large"/>), or OpenOOD's
/// (<see cref="Stem.Small"/>).
/// </summary>
public sealed class ResNet50 : Backbone
{
    /// <summary>How it begins.</summary>
    public Stem Stem { get; init; } = Stem.Large;

    /// <summary>Published weights to begin with, as <c>torchvision-imagenet1k-v1</c> for <see cref="Stem.Large"/>; empty: none.</summary>
    public string Weights { get; init; } = "";

    /// <summary>Makes the network: [N, channels, H, W] to [N, 2048].</summary>
    public Module<Tensor, Tensor> Create(int channels) =>
        new ResidualNetwork(channels, Stem, [3, 4, 6, 3], bottleneck: true, PublishedWeights.Of("resnet50", Weights, "fc"));
}
