namespace OodDsl;

/// <summary>
/// ResNet-34 (He, Zhang, Ren, Sun; CVPR 2016): stages of 3, 4, 6, 3 basic blocks, features [N, 512], not negative; 21.3 million parameters.
/// Parameters are called as in OpenOOD (<see cref="Stem.Small"/>) or torchvision (<see cref="Stem.Large"/>).
/// </summary>
public sealed class ResNet34 : Backbone
{
    /// <summary>How it begins.</summary>
    public Stem Stem { get; init; } = Stem.Small;

    /// <summary>Published weights to begin with, as <c>torchvision-imagenet1k-v1</c> for <see cref="Stem.Large"/>; empty: none.</summary>
    public string Weights { get; init; } = "";

    /// <summary>Makes the network: [N, channels, H, W] to [N, 512].</summary>
    public Module<Tensor, Tensor> Create(int channels) =>
        new ResidualNetwork(channels, Stem, [3, 4, 6, 3], bottleneck: false, PublishedWeights.Of("resnet34", Weights, "fc"));
}
