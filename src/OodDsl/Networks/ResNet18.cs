namespace OodDsl;

/// <summary>
/// ResNet-18 (He, Zhang, Ren, Sun; CVPR 2016): stages of 2, 2, 2, 2 basic blocks, features [N, 512], not negative; 11.2 million parameters.
/// Parameters are called as in OpenOOD (<see cref="Stem.Small"/>) or torchvision (<see cref="Stem.Large"/>).
/// </summary>
public sealed class ResNet18 : Backbone
{
    /// <summary>How it begins.</summary>
    public Stem Stem { get; init; } = Stem.Small;

    /// <summary>Published weights to begin with, as <c>torchvision-imagenet1k-v1</c> for <see cref="Stem.Large"/>; empty: none.</summary>
    public string Weights { get; init; } = "";

    /// <summary>Makes the network: [N, channels, H, W] to [N, 512].</summary>
    public Module<Tensor, Tensor> Create(int channels) =>
        new ResidualNetwork(channels, Stem, [2, 2, 2, 2], bottleneck: false, PublishedWeights.Of("resnet18", Weights, "fc"));
}
