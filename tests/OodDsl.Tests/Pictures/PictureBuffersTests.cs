namespace OodDsl.Tests;

public sealed class PictureBuffersTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Large after small and small after large, whose bytes must not show through.</summary>
    [Theory]
    [InlineData(Framing.Cover)]
    [InlineData(Framing.CoverAndCrop)]
    [InlineData(Framing.Stretch)]
    [InlineData(Framing.Crop)]
    public void Pixels_are_those_of_arrays_of_their_own(Framing framing)
    {
        string[] paths = [.. new[] { (40, 30), (400, 500), (8, 300), (224, 224), (3, 3), (500, 400) }.Select(Painted)];
        for (var turn = 0; turn < 2; turn++)
            foreach (var path in paths)
            {
                using var buffers = new PictureBuffers();
                var expected = Framings.Apply(framing, PictureFile.Read(path), 64, 48).Pixels.ToArray();
                Assert.Equal(expected, Framings.Apply(framing, PictureFile.Read(path, buffers), 64, 48, buffers).Pixels.ToArray());
            }
    }

    [Fact]
    public void Reading_picture_after_picture_takes_no_more_memory_than_one()
    {
        const int reads = 50;
        var path = Painted((400, 500));
        var source = new PictureSource([new(path, 0)], [], new(3, 224, 224), Framing.CoverAndCrop, new([folder.At()]));
        var pixels = new byte[source.Shape.Length];
        source.Read(0, pixels);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var read = 0; read < reads; read++) source.Read(0, pixels);
        // As arrays of their own the steps of each take three times the picture's 600 KB.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / reads, 0, 300_000);
    }

    string Painted((int Height, int Width) size)
    {
        var pixels = new byte[size.Height * size.Width * 3];
        new Seed((ulong)size.Height).ToRandom().NextBytes(pixels.AsSpan());
        return folder.Write($"{size.Height}-{size.Width}.png", PngWriter.Write(pixels, size.Height, size.Width));
    }
}
