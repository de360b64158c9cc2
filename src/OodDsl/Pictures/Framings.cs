namespace OodDsl;

/// <summary>Brings pictures to a size, bilinearly as Pillow does, with torchvision's rounding.</summary>
static class Framings
{
    /// <summary>[C, H, W] to [C, height, width].</summary>
    public static Picture Apply(Framing framing, Picture picture, int height, int width, PictureBuffers? buffers = null) => framing switch
    {
        Framing.Stretch => PillowResampling.Bilinear(picture, height, width, buffers),
        Framing.CoverAndCrop => Middle(Covering(picture, Math.Max(height, width) * 8 / 7, buffers), height, width, buffers),
        Framing.Crop when picture.Shape.Height >= height && picture.Shape.Width >= width => Middle(picture, height, width, buffers),
        _ => Middle(Covering(picture, Math.Max(height, width), buffers), height, width, buffers),
    };

    static Picture Covering(Picture picture, int side, PictureBuffers? buffers)
    {
        var (height, width) = (picture.Shape.Height, picture.Shape.Width);
        return height <= width
            ? PillowResampling.Bilinear(picture, side, (int)((long)side * width / height), buffers)
            : PillowResampling.Bilinear(picture, (int)((long)side * height / width), side, buffers);
    }

    static Picture Middle(Picture picture, int height, int width, PictureBuffers? buffers) =>
        picture.Cropped(Half(picture.Shape.Height - height), Half(picture.Shape.Width - width), height, width, buffers);

    static int Half(int difference) => (int)Math.Round(difference / 2.0, MidpointRounding.ToEven);
}
