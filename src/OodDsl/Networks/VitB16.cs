namespace OodDsl;

/// <summary>
/// Vision transformer ViT-B/16 (Dosovitskiy et al., ICLR 2021): patches of 16 x 16 pixels, 12 layers of 12 heads, features [N, 768], the class
/// token after the last normalisation; 85.8 million parameters, called as in torchvision. It takes images of one size, 224 pixels unless it is told
/// otherwise: give the benchmark that Size.
/// </summary>
public sealed class VitB16 : Backbone
{
    /// <summary>Side of the images in pixels, a multiple of 16. Published weights are for 224.</summary>
    public int ImageSize { get; init; } = 224;

    /// <summary>
    /// Published weights to begin with: <c>imagenet21k-1k</c> (Steiner et al., 2022, pre-trained on 21,000 classes of ImageNet, fine-tuned on 1,000),
    /// <c>torchvision-imagenet1k-v1</c>; empty: none.
    /// </summary>
    public string Weights { get; init; } = "";

    /// <summary>Makes the network: [N, channels, ImageSize, ImageSize] to [N, 768].</summary>
    public Module<Tensor, Tensor> Create(int channels)
    {
        if (ImageSize < 16 || ImageSize % 16 != 0)
            throw new UserException(ExitCode.Configuration, $"VitB16.ImageSize is {ImageSize}; it must be a multiple of 16.", "Declare 224, say.");
        return new VisionTransformer(
            channels, ImageSize, new(Patch: 16, Layers: 12, Heads: 12, Width: 768, Hidden: 3072), PublishedWeights.Of("vit-b16", Weights, "heads.head"));
    }
}
