namespace OodDsl;

/// <summary>
/// EfficientNet-B4 (Tan and Le, ICML 2019): features [N, 1792], 17.5 million parameters, called as in torchvision. Its published weights were trained
/// on images of 380 pixels; it takes any size from 32.
/// </summary>
public sealed class EfficientNetB4 : Backbone
{
    /// <summary>Published weights to begin with, <c>imagenet1k</c>; empty: none.</summary>
    public string Weights { get; init; } = "";

    /// <summary>
    /// Chance that the last block is left out for an image in training (stochastic depth, Huang et al., 2016), rising from 0 at the first, in [0, 1).
    /// Its draws come from libtorch's default generator.
    /// </summary>
    public double DropPath { get; init; } = 0.2;

    /// <summary>Makes the network: [N, channels, H, W] to [N, 1792].</summary>
    public Module<Tensor, Tensor> Create(int channels)
    {
        Require.Within(DropPath, 0, 1 - 1e-9, $"{nameof(EfficientNetB4)}.{nameof(DropPath)}");
        return new EfficientNetwork(channels, widen: 1.4, deepen: 1.8, DropPath, PublishedWeights.Of("efficientnet-b4", Weights, "classifier.1"));
    }
}
