using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace OodDsl.Tests;

/// <summary>Files that announce more than they hold are refused by name before memory is taken for it.</summary>
public sealed class HostileFileTests : IDisposable
{
    const long Little = 64 << 20;

    readonly TemporaryFolder folder = new();

    DataFolders Folders => new([folder.At("data")], folder.At("cache")) { AllowDownload = false };

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1_000_000, 1_000_000, "too many")]
    [InlineData(1, int.MaxValue, "")]
    [InlineData(20_000, 8_000, "can't be in")]
    [InlineData(13_378, 13_378, "too many")]
    public void PNG_of_absurd_size(int height, int width, string expected) =>
        Refused(folder.Write("huge.png", PngWriter.File([1, 2, 3], height, width)), path => PictureFile.Read(path), expected);

    [Theory]
    [InlineData(65_500, 65_500, "too many")]
    [InlineData(20_000, 8_000, "can't be in")]
    public void JPEG_of_absurd_size(int height, int width, string expected) =>
        Refused(folder.Write("huge.jpg", Announcing(height, width)), path => PictureFile.Read(path), expected);

    /// <summary>Any size in the header: a picture, or an error, and never much memory. The draws are seeded.</summary>
    [Fact]
    public void Pictures_of_any_announced_size_take_no_more_than_they_can_hold()
    {
        var random = new Random(11);
        for (var n = 0; n < 200; n++)
        {
            var (height, width) = (Size(), Size());
            byte[] file = random.Next(2) == 0 ? Announcing(Math.Min(height, 65_500), Math.Min(width, 65_500)) : PngWriter.File([0x78, 1], height, width);
            var path = folder.Write("any", file);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                PictureFile.Read(path);
            }
            catch (DataFormatException error)
            {
                Assert.Equal(path, error.File);
            }
            // Interleaved and planar, of as many pixels as the bytes can hold.
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (2L * 4 * 8 * 1032 * file.Length) + (1 << 20));
        }

        int Size() => (int)Math.Exp(random.NextDouble() * Math.Log(int.MaxValue));
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(1 << 30)]
    public void MATLAB_arrays_of_absurd_length(int length)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(Words(14, length));
            zlib.Write(Words(6, length));
        }
        var path = folder.Write("data/svhn/test_32x32.mat", [.. Header(), .. Words(15, (int)packed.Length), .. packed.ToArray()]);
        Refused(path, _ => new Svhn().Load(Split.Test, Folders), "a damaged one");
    }

    [Fact]
    public void NumPy_arrays_that_are_longer_than_their_file()
    {
        var path = folder.Write("data/300K_random_images.npy", Npy("(600000, 32, 32, 3)"));
        Refused(path, _ => new RandomImages300K().Load(Split.Train, Folders), "announces 1843200000 bytes");
    }

    [Theory]
    [InlineData("(600000, 3072)", 0, "announces 1843200000 bytes")]
    [InlineData("(99999999999, 3072)", 0, "")]
    // Packed a thousandfold.
    [InlineData("(1000, 3072)", 1_200_000_000, "at most 1073741824 bytes")]
    public void NumPy_archives_of_absurd_size(string shape, int zeros, string expected)
    {
        var path = folder.At("data", "imagenet32", "val_data.npz");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            foreach (var name in (string[])["data.npy", "labels.npy"])
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(Npy(shape));
                var nothing = new byte[1 << 20];
                for (var left = name == "data.npy" ? zeros : 0; left > 0; left -= nothing.Length) entry.Write(nothing);
            }
        }
        Refused(path, _ => new ImageNet32().Load(Split.Test, Folders), expected);
    }

    static void Refused(string path, Action<string> read, string expected)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<DataFormatException>(() => read(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Little);
        Assert.Equal(path, error.File);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    // The frame's header: marker, length, bits, height, width.
    static byte[] Announcing(int height, int width)
    {
        byte[] file = [.. Array.Find(PictureOracle.Instance.Pictures, picture => picture.File is [0xFF, 0xD8, ..])!.File];
        var frame = Enumerable.Range(2, file.Length - 4).First(at => file[at] == 0xFF && file[at + 1] is >= 0xC0 and <= 0xC2);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 5), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 7), (ushort)width);
        return file;
    }

    static byte[] Header()
    {
        var header = new byte[128];
        (header[126], header[127]) = ((byte)'I', (byte)'M');
        return header;
    }

    static byte[] Words(int first, int second)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, first);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), second);
        return bytes;
    }

    static byte[] Npy(string shape)
    {
        var header = $"{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}, }}".PadRight(117) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header)];
    }
}
