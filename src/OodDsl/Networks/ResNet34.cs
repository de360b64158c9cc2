namespace OodDsl;

/// <summary>
/// ResNet-34 (He, Zhang, Ren, Sun; CVPR 2016): stages of 3, 4, 6, 3 basic blocks, features [N, 512], not negative; 21.3 million parameters.
/// Parameters are called as in OpenOOD (<see cref="Stem.Small"/>) or torchvision (<see cref="Stem.Large"/>).
/// </summary>
public sealed class ResNet34 : Backbone
{
    /// <summary>How it begins.</summary>
    public Stem Stem { get; init; } = Stem.Small;

    /// <summary>Makes the network: [N, channels, H, W] to [N, 512].</summary>
    public Module<Tensor, Tensor> Create(int channels) => new ResidualNetwork(channels, Stem, [3, 4, 6, 3]);
}
