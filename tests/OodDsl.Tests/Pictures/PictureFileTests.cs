namespace OodDsl.Tests;

public sealed class PictureFileTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Names => [.. PictureOracle.Instance.Pictures.Select(picture => picture.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Pixels_are_Pillows(string name)
    {
        var (_, file, height, width, pixels) = Array.Find(PictureOracle.Instance.Pictures, picture => picture.Name == name)!;
        var picture = PictureFile.Read(folder.Write(name, file));
        Assert.Equal(new ImageShape(3, height, width), picture.Shape);
        Assert.Equal(pixels, picture.Pixels.ToArray().Select(level => (int)level));
    }

    [Fact]
    public void The_content_counts_and_not_the_name()
    {
        var picture = PictureFile.Read(folder.Write("really-a-png.JPEG", PngWriter.OneColour(1, 2, 3, 2, 5)));
        Assert.Equal(new ImageShape(3, 2, 5), picture.Shape);
        Assert.Equal([.. Enumerable.Repeat((byte)1, 10), .. Enumerable.Repeat((byte)2, 10), .. Enumerable.Repeat((byte)3, 10)], picture.Pixels.ToArray());
    }

    [Theory]
    [InlineData("colour.png")]
    [InlineData("colour.jpg")]
    [InlineData("progressive.jpg")]
    public void A_file_that_was_cut_is_refused_by_name_wherever_it_was_cut(string name)
    {
        var file = PictureOracle.Instance.FileOf(name);
        foreach (var length in (int[])[0, 1, 5, 20, file.Length / 2, file.Length * 3 / 4])
        {
            var path = folder.Write(name, file.AsSpan(0, length));
            var refusal = Assert.Throws<DataFormatException>(() => PictureFile.Read(path));
            Assert.Equal(path, refusal.File);
        }
    }

    [Theory]
    [InlineData("colour.jpg")]
    [InlineData("fine.jpg")]
    [InlineData("grey.jpg")]
    [InlineData("inks.jpg")]
    [InlineData("sampled 4x2,1x1,1x1.jpg")]
    public void A_JPEG_file_may_lack_its_end_marker_and_nothing_else(string name)
    {
        var file = PictureOracle.Instance.FileOf(name);
        Assert.Equal(PictureFile.Read(folder.Write(name, file)).Pixels.ToArray(), PictureFile.Read(folder.Write(name, file.AsSpan(0, file.Length - 2))).Pixels.ToArray());
        for (var cut = 3; cut < file.Length / 2; cut++)
            Assert.Throws<DataFormatException>(() => PictureFile.Read(folder.Write(name, file.AsSpan(0, file.Length - cut))));
    }

    [Fact]
    public void A_progressive_JPEG_file_needs_its_end_marker()
    {
        var file = PictureOracle.Instance.FileOf("progressive.jpg");
        for (var cut = 2; cut < file.Length / 2; cut++)
            Assert.Throws<DataFormatException>(() => PictureFile.Read(folder.Write("progressive.jpg", file.AsSpan(0, file.Length - cut))));
    }

    [Fact]
    public void What_is_no_picture_is_refused_with_what_it_is()
    {
        var refusal = Assert.Throws<DataFormatException>(() => PictureFile.Read(folder.Write("page.png", "<!DOCTYPE html>"u8)));
        Assert.Contains("\"<!DOCTYP\"", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("page.png", Assert.Throws<DataFormatException>(() => PictureFile.Read(folder.At("page.png", "x"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_byte_gives_an_error_or_another_picture_but_never_ends_the_process()
    {
        var random = new Seed(11).ToRandom();
        foreach (var name in (string[])["palette.png", "colour.jpg", "inks.jpg"])
            for (var round = 0; round < 150; round++)
            {
                var file = PictureOracle.Instance.FileOf(name).ToArray();
                for (var n = 0; n < 3; n++) file[random.Next(4, file.Length)] = (byte)random.Next(256);
                var path = folder.Write($"{round}-{name}", file);
                try
                {
                    Assert.Equal(3, PictureFile.Read(path).Shape.Channels);
                }
                catch (DataFormatException error)
                {
                    Assert.Equal(path, error.File);
                }
            }
    }
}
