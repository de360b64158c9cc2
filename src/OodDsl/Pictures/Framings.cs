namespace OodDsl;

/// <summary>Brings pictures to a size, bilinearly as Pillow does, with torchvision's rounding.</summary>
static class Framings
{
    /// <summary>[C, H, W] to [C, height, width].</summary>
    public static Picture Apply(Framing framing, Picture picture, int height, int width) => framing switch
    {
        Framing.Stretch => PillowResampling.Bilinear(picture, height, width),
        Framing.CoverAndCrop => Middle(Covering(picture, Math.Max(height, width) * 8 / 7), height, width),
        Framing.Crop when picture.Shape.Height >= height && picture.Shape.Width >= width => Middle(picture, height, width),
        _ => Middle(Covering(picture, Math.Max(height, width)), height, width),
    };

    static Picture Covering(Picture picture, int side)
    {
        var (height, width) = (picture.Shape.Height, picture.Shape.Width);
        return height <= width
            ? PillowResampling.Bilinear(picture, side, (int)((long)side * width / height))
            : PillowResampling.Bilinear(picture, (int)((long)side * height / width), side);
    }

    static Picture Middle(Picture picture, int height, int width) =>
        picture.Cropped(Half(picture.Shape.Height - height), Half(picture.Shape.Width - width), height, width);

    static int Half(int difference) => (int)Math.Round(difference / 2.0, MidpointRounding.ToEven);
}
