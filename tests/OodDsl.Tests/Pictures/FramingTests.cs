namespace OodDsl.Tests;

public class FramingTests
{
    static readonly Picture Colour = Decoded("colour.png");

    [Fact]
    public void Resizing_is_Pillows_to_the_last_bit()
    {
        foreach (var (height, width, pixels) in PictureOracle.Instance.Sizes)
            Assert.Equal(pixels, PillowResampling.Bilinear(Colour, height, width).Pixels.ToArray().Select(level => (int)level));
    }

    [Theory]
    [InlineData(Framing.Cover)]
    [InlineData(Framing.CoverAndCrop)]
    [InlineData(Framing.Stretch)]
    [InlineData(Framing.Crop)]
    public void Framing_is_torchvisions(Framing framing)
    {
        var expected = Array.Find(PictureOracle.Instance.Frames, frame => frame.Framing == framing.ToString())!;
        Assert.Equal(expected.Pixels, Framings.Apply(framing, Colour, 16, 16).Pixels.ToArray().Select(level => (int)level));
    }

    [Fact]
    public void A_picture_that_is_too_small_to_be_cut_is_enlarged() =>
        Assert.Equal(Framings.Apply(Framing.Cover, Colour, 40, 40).Pixels, Framings.Apply(Framing.Crop, Colour, 40, 40).Pixels);

    [Theory]
    [InlineData(1, 400)]
    [InlineData(400, 1)]
    [InlineData(3, 3)]
    public void Any_size_becomes_the_wanted_one(int height, int width)
    {
        var picture = new Picture([.. Enumerable.Repeat((byte)77, 3 * height * width)], new(3, height, width));
        foreach (var framing in Enum.GetValues<Framing>())
        {
            var framed = Framings.Apply(framing, picture, 32, 32);
            Assert.Equal(new ImageShape(3, 32, 32), framed.Shape);
            Assert.All(framed.Pixels.ToArray(), level => Assert.Equal(77, level));
        }
    }

    [Fact]
    public void A_cut_beyond_the_picture_is_black()
    {
        var picture = new Picture([1, 2, 3, 4, 5, 6], new(1, 2, 3));
        Assert.Equal([0, 0, 0, 0, 1, 2, 0, 4, 5], picture.Cropped(-1, -1, 3, 3).Pixels.ToArray());
        Assert.Equal([5, 6], picture.Cropped(1, 1, 1, 2).Pixels.ToArray());
    }

    static Picture Decoded(string name)
    {
        using var folder = new TemporaryFolder();
        return PictureFile.Read(folder.Write(name, PictureOracle.Instance.FileOf(name)));
    }
}
