namespace OodDsl;

/// <summary>
/// Images of 32 pixels to latents of 4 x 8 x 8 and back: two convolutions of stride 2 and their mirror image, with group normalisation and SiLU.
/// </summary>
sealed class LatentAutoencoder : Module
{
    internal const long Channels = 4;
    internal const long Side = 8;
    const long ImageSide = 32;
    readonly Sequential encoder;
    readonly Sequential decoder;

    internal LatentAutoencoder(long channels, long width) : base(nameof(LatentAutoencoder))
    {
        encoder = Sequential(
            Conv2d(channels, width, 3, 2, padding: 1), GroupNorm(8, width), SiLU(),
            Conv2d(width, 2 * width, 3, 2, padding: 1), GroupNorm(8, 2 * width), SiLU(),
            Conv2d(2 * width, Channels, 3, 1, padding: 1));
        decoder = Sequential(
            Conv2d(Channels, 2 * width, 3, 1, padding: 1), GroupNorm(8, 2 * width), SiLU(),
            ConvTranspose2d(2 * width, width, 4, 2, padding: 1), GroupNorm(8, width), SiLU(),
            ConvTranspose2d(width, channels, 4, 2, padding: 1));
        register_module(nameof(encoder), encoder);
        register_module(nameof(decoder), decoder);
    }

    /// <summary>Images of any size, [N, C, H, W] in [0, 1], to latents [N, 4, 8, 8].</summary>
    internal Tensor Encode(Tensor images) => encoder.call(AtSize(images));

    /// <summary>The same of images that come in batches, [B, C, H, W] in [0, 1], of which only their 32 x 32 pixels are held.</summary>
    internal Tensor Encode(IEnumerable<Tensor> batches) => encoder.call(cat([.. batches.Select(AtSize)]));

    /// <summary>Latents to images [N, C, 32, 32], roughly in [0, 1].</summary>
    internal Tensor Decode(Tensor latents) => decoder.call(latents) / 2 + 0.5;

    /// <summary>Mean squared error of what comes back, a number.</summary>
    internal Tensor Error(Tensor images) => mse_loss(Decode(Encode(images)), AtSize(images) / 2 + 0.5);

    static Tensor AtSize(Tensor images) =>
        (images.shape[2] == ImageSide && images.shape[3] == ImageSide ? images
            : interpolate(images, [ImageSide, ImageSide], mode: InterpolationMode.Bilinear, align_corners: false)) * 2 - 1;
}
