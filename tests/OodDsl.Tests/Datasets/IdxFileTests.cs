using System.IO.Compression;
using System.Text;

namespace OodDsl.Tests;

public sealed class IdxFileTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    internal static byte[] Idx(int[] dimensions, byte[] data, byte type = 0x08) =>
    [
        0, 0, type, (byte)dimensions.Length,
        .. dimensions.SelectMany(size => (byte[])[(byte)(size >> 24), (byte)(size >> 16), (byte)(size >> 8), (byte)size]),
        .. data,
    ];

    internal static byte[] Gzip(ReadOnlySpan<byte> data, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level)) gzip.Write(data);
        return packed.ToArray();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reads_plain_and_packed_files_by_content(bool packed)
    {
        var bytes = Idx([2, 2, 3], [.. Enumerable.Range(0, 12).Select(i => (byte)i)]);
        var path = folder.Write("images", packed ? Gzip(bytes) : bytes);
        var array = IdxFile.Read(path);
        Assert.Equal([2, 2, 3], array.Dimensions);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (byte)i), array.Data);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reads_files_larger_than_its_first_buffer(bool packed)
    {
        var data = new byte[3_000_001];
        new Seed(1).ToRandom().NextBytes(data.AsSpan());
        var bytes = Idx([data.Length], data);
        Assert.Equal(data, IdxFile.Read(folder.Write("large", packed ? Gzip(bytes, CompressionLevel.Fastest) : bytes)).Data);
    }

    [Fact]
    public void Foreign_files_are_named_for_what_they_are()
    {
        Fails([], "an empty file");
        Fails([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], "a PNG image");
        Fails([0xFF, 0xD8, 0xFF, 0xE0, 0], "a JPEG image");
        Fails(Encoding.ASCII.GetBytes("<html>404</html>"), "text that begins with \"<htm\"");
        Fails([1, 2], "a file of 2 bytes");
        Fails([0x7F, (byte)'E', (byte)'L', (byte)'F', 2], "the bytes 7F 45 4C 46");
        Fails(Gzip(Gzip(Idx([1], [7]))), "packed twice");
        Fails(Gzip([]), "an empty file");
        Fails(Idx([1], [0, 0, 0, 0], type: 0x0D), "0D (32-bit floats)");
        Fails(Idx([1], [0], type: 0x42), "42, which IDX does not know");
        Fails([0, 0, 8, 0], "found 0");
        Fails([0, 0, 8, 200, 0, 0], "found 200");
    }

    [Fact]
    public void Truncated_and_overlong_files_say_by_how_much()
    {
        var bytes = Idx([2, 3], [1, 2, 3, 4, 5, 6]);
        Fails(bytes[..^1], "found 5: the file is truncated");
        Fails(bytes.AsSpan(0, 9).ToArray(), "a header of 12 bytes, found 9 bytes");
        Fails([.. bytes, 0], "found 7: the file is too long");
        Fails(Gzip(bytes.AsSpan(0, bytes.Length - 1)), "found 5: the file is truncated");
        Fails(Gzip([.. bytes, 0]), "found more: the file is too long");
        Fails(Gzip(bytes)[..^12], "truncated");
        var damaged = Gzip(bytes);
        damaged[^6] ^= 0xFF; // the checksum
        Fails(damaged, "damaged or truncated data");
    }

    [Fact]
    public void A_hostile_header_costs_no_memory()
    {
        byte[] huge = [0, 0, 8, 2, 0, 0, 0xFF, 0xFF, 0, 0, 0x7F, 0xFF, 1, 2, 3]; // 2,147,385,345 bytes, says the header
        byte[] beyond = [0, 0, 8, 3, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1];
        byte[] overflow = [0, 0, 8, 4, 0x7F, 0, 0, 0, 0x7F, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        Fails(huge, "truncated"); // what is allocated once, before measuring
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var bytes in (byte[][])[huge, Gzip(huge), beyond, Gzip(beyond), overflow]) Fails(bytes, "");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Fact]
    public void Images_and_labels_have_to_belong_together()
    {
        var images = folder.Write("images", Idx([2, 1, 2], [1, 2, 3, 4]));
        var set = IdxFile.ReadImages(images, folder.Write("labels", Idx([2], [1, 0])), ["a", "b"]);
        Assert.Equal((2, new ImageShape(1, 1, 2)), (set.Count, set.Shape));
        Assert.Equal([1, 0], set.Labels!);
        Assert.Null(IdxFile.ReadImages(images, null, []).Labels);
        Assert.Equal(3, IdxFile.ReadImages(folder.Write("colour", Idx([1, 3, 1, 1], [1, 2, 3])), null, []).Channels);

        Assert.Contains("labels from 0 to 1, found 2 for image 1",
            Assert.Throws<DataFormatException>(() => IdxFile.ReadImages(images, folder.Write("l", Idx([2], [1, 2])), ["a", "b"])).Message, StringComparison.Ordinal);
        Assert.Contains("expected 2 labels",
            Assert.Throws<DataFormatException>(() => IdxFile.ReadImages(images, folder.Write("l", Idx([3], [1, 0, 0])), ["a", "b"])).Message, StringComparison.Ordinal);
        Assert.Contains("an array of [2]",
            Assert.Throws<DataFormatException>(() => IdxFile.ReadImages(folder.Write("l", Idx([2], [1, 0])), null, [])).Message, StringComparison.Ordinal);
        Assert.Throws<DataFormatException>(() => IdxFile.ReadImages(folder.Write("none", Idx([0, 28, 28], [])), null, []));
    }

    void Fails(byte[] bytes, string found)
    {
        var path = folder.Write("file", bytes);
        var error = Assert.Throws<DataFormatException>(() => IdxFile.Read(path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Expected);
    }
}
