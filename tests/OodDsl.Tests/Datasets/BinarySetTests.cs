using System.Formats.Tar;
using System.IO.Compression;

namespace OodDsl.Tests;

public sealed class BinarySetTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly List<string> lines = [];

    DataFolders Folders => new([folder.At("data")], folder.At("cache")) { AllowDownload = false, Report = lines.Add };

    public void Dispose() => folder.Dispose();

    [Fact]
    public void CIFAR_10_is_read_in_the_order_of_its_files()
    {
        for (var batch = 1; batch <= 5; batch++)
            folder.Write($"data/cifar-10-batches-bin/data_batch_{batch}.bin", [.. Record(labels: [(byte)batch], batch), .. Record([9], 100 + batch)]);
        var images = new Cifar10().Load(Split.Train, Folders);
        Assert.Equal((10, new ImageShape(3, 32, 32)), (images.Count, images.Shape));
        Assert.Equal([1, 9, 2, 9, 3, 9, 4, 9, 5, 9], images.Labels!);
        Assert.Equal(Pixels(103), images.Image(5).ToArray());
        Assert.Contains("10 images, where the published files have 50000", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public void CIFAR_100_has_its_fine_labels()
    {
        folder.Write("data/cifar-100-binary/test.bin", [.. Record([19, 99], 1), .. Record([0, 3], 2)]);
        var images = new Cifar100().Load(Split.Test, Folders);
        Assert.Equal([99, 3], images.Labels!);
        Assert.Equal(Pixels(2), images.Image(1).ToArray());
    }

    [Fact]
    public void A_CIFAR_file_that_is_cut_or_has_other_labels_is_refused()
    {
        folder.Write("data/cifar-10-batches-bin/test_batch.bin", Record([1], 1).AsSpan(0, 3000));
        Assert.Contains("truncated", Assert.Throws<DataFormatException>(() => new Cifar10().Load(Split.Test, Folders)).Message, StringComparison.Ordinal);
        folder.Write("data/cifar-10-batches-bin/test_batch.bin", Record([10], 1));
        Assert.Contains("0 to 9", Assert.Throws<DataFormatException>(() => new Cifar10().Load(Split.Test, Folders)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_with_other_content_than_the_published_one_is_not_unpacked()
    {
        folder.Write("data/cifar-10-binary.tar.gz", Tar(("cifar-10-batches-bin/test_batch.bin", Record([1], 1))));
        var refusal = Assert.Throws<DataMissingException>(() => new Cifar10().Load(Split.Test, Folders));
        Assert.Contains("170052171", refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("cache", "data", "cifar-10-batches-bin")));
    }

    [Fact]
    public void An_archive_is_unpacked_once_and_whole()
    {
        var archive = folder.Write("set.tar.gz", Tar(("set/a.txt", "first"u8.ToArray()), ("set/sub/b.txt", "second"u8.ToArray())));
        for (var attempt = 0; attempt < 2; attempt++) Archives.Unpack(archive, folder.At("target"), "set/sub", 0, lines.Add, default);
        Assert.Single(lines);
        Assert.Equal("second", File.ReadAllText(folder.At("target", "set", "sub", "b.txt")));
        Assert.DoesNotContain(Directory.GetDirectories(folder.At("target")), path => path.EndsWith(".unpacking", StringComparison.Ordinal));

        var cut = folder.Write("cut.tar.gz", File.ReadAllBytes(archive).AsSpan()[..^40]);
        Assert.Equal(cut, Assert.Throws<DataFormatException>(() => Archives.Unpack(cut, folder.At("other"), "set/sub", 0, null, default)).File);
        Assert.False(Directory.Exists(folder.At("other", "set")));
        Assert.Throws<DataFormatException>(() => Archives.Unpack(archive, folder.At("other"), "another", 0, null, default));

        var zip = folder.At("set.zip");
        using (var writer = ZipFile.Open(zip, ZipArchiveMode.Create)) writer.CreateEntry("zipped/x.png");
        Archives.Unpack(zip, folder.At("target"), "zipped", 0, null, default);
        Assert.True(File.Exists(folder.At("target", "zipped", "x.png")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void SVHN_is_read_from_MATLAB_files(int number)
    {
        var (file, sum, first) = PictureOracle.Instance.Svhn[number];
        folder.Write("data/svhn/test_32x32.mat", file);
        var images = new Svhn().Load(Split.Test, Folders);
        Assert.Equal((4, new ImageShape(3, 32, 32)), (images.Count, images.Shape));
        Assert.Equal([1, 0, 3, 9], images.Labels!);
        Assert.Equal(sum, images.Pixels.Sum(level => (long)level));
        Assert.Equal(first, images.Image(1)[..200].ToArray().Select(level => (int)level));
        Assert.Contains("is not the published file", Assert.Single(lines), StringComparison.Ordinal);
        foreach (var length in (int[])[0, 100, 140, file.Length / 2, file.Length - 9])
        {
            folder.Write("data/svhn/test_32x32.mat", file.AsSpan(0, length));
            Assert.Throws<DataFormatException>(() => new Svhn().Load(Split.Test, Folders));
        }
    }

    [Fact]
    public void Random_images_are_read_from_a_NumPy_array()
    {
        var arrays = PictureOracle.Instance.Arrays;
        folder.Write("data/300K_random_images.npy", arrays.Images);
        var images = new RandomImages300K().Load(Split.Train, Folders);
        Assert.Equal((3, new ImageShape(3, 32, 32)), (images.Count, images.Shape));
        Assert.Equal(arrays.Planes, images.Pixels.Take(4000).Select(level => (int)level));
        foreach (var wrong in (byte[][])[arrays.Fortran, arrays.Reals, arrays.Images[..^5], arrays.Images[..40], [], [1, 2, 3]])
        {
            folder.Write("data/300K_random_images.npy", wrong);
            Assert.Throws<DataFormatException>(() => new RandomImages300K().Load(Split.Train, Folders));
        }
    }

    [Fact]
    public void Downsampled_ImageNet_is_read_from_NumPy_archives()
    {
        var arrays = PictureOracle.Instance.Arrays;
        for (var part = 1; part <= 2; part++) folder.Write($"data/imagenet32/train_data_batch_{part}.npz", arrays.Downsampled);
        var images = new ImageNet32 { Parts = 2 }.Load(Split.Train, Folders);
        Assert.Equal(6, images.Count);
        Assert.Equal([999, 0, 6, 999, 0, 6], images.Labels!);
        Assert.Equal(arrays.Planes, images.Pixels.Take(4000).Select(level => (int)level));
        Assert.Contains("train_data_batch_3.npz", Assert.Throws<DataMissingException>(() => new ImageNet32().Load(Split.Train, Folders)).Message, StringComparison.Ordinal);
        folder.Write("data/imagenet32/val_data.npz", arrays.Unlabelled);
        Assert.Contains("1 to 1000", Assert.Throws<DataFormatException>(() => new ImageNet32().Load(Split.Test, Folders)).Message, StringComparison.Ordinal);
        folder.Write("data/imagenet32/val_data.npz", arrays.Downsampled.AsSpan(0, 500));
        Assert.Throws<DataFormatException>(() => new ImageNet32().Load(Split.Test, Folders));
    }

    static byte[] Record(byte[] labels, int seed) => [.. labels, .. Pixels(seed)];

    static byte[] Pixels(int seed) => [.. Enumerable.Range(0, 3072).Select(n => (byte)((n * 7) + (seed * 31)))];

    static byte[] Tar(params (string Name, byte[] Content)[] files)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
            foreach (var (name, content) in files)
            {
                using var stream = new MemoryStream(content);
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = stream });
            }
        return packed.ToArray();
    }
}
