namespace OodDsl;

/// <summary>
/// Swin transformer, tiny (Liu et al., ICCV 2021): patches of 4 x 4 pixels, stages of 2, 2, 6, 2 blocks with attention in shifted windows of 7 x 7,
/// features [N, 768]; 27.5 million parameters, called as in torchvision. Images of any size from 32 pixels; published weights are for 224.
/// </summary>
public sealed class SwinT : Backbone
{
    /// <summary>
    /// Chance that the last block is left out for an image in training, in [0, 1); it grows from 0 at the first block. Its draws come from libtorch's
    /// default generator.
    /// </summary>
    public double DropPath { get; init; } = 0.2;

    /// <summary>Published weights to begin with: <c>torchvision-imagenet1k-v1</c>; empty: none.</summary>
    public string Weights { get; init; } = "";

    /// <summary>Makes the network: [N, channels, H, W] to [N, 768].</summary>
    public Module<Tensor, Tensor> Create(int channels)
    {
        Require.Within(DropPath, 0, 1 - 1e-9, $"{nameof(SwinT)}.{nameof(DropPath)}");
        return new SwinTransformer(channels, width: 96, [2, 2, 6, 2], [3, 6, 12, 24], DropPath, PublishedWeights.Of("swin-t", Weights, "head"));
    }
}
