namespace OodDsl.Tests;

/// <summary>Whatever happens to a file of a data set, it is read or refused with an error that names it; the draws are seeded.</summary>
public sealed class ReaderFuzzTests : IDisposable
{
    const int Attempts = 120;

    readonly TemporaryFolder folder = new();
    readonly Random random = new(7);

    DataFolders Folders => new([folder.At("data")], folder.At("cache")) { AllowDownload = false };

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Files => ["cifar-10", "svhn", "svhn-packed", "npy", "npz", "png", "jpeg", "imglist", "annotations"];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_damaged_file_is_read_or_refused(string kind)
    {
        var oracle = PictureOracle.Instance;
        var jpeg = Array.Find(oracle.Pictures, picture => picture.File is [0xFF, 0xD8, ..])!.File;
        (string Path, byte[] Content, Action Read) file = kind switch
        {
            "cifar-10" => ("cifar-10-batches-bin/test_batch.bin", new byte[2 * 3073], () => new Cifar10().Load(Split.Test, Folders)),
            "svhn" => ("svhn/test_32x32.mat", oracle.Svhn[0].File, () => new Svhn().Load(Split.Test, Folders)),
            "svhn-packed" => ("svhn/test_32x32.mat", oracle.Svhn[1].File, () => new Svhn().Load(Split.Test, Folders)),
            "npy" => ("300K_random_images.npy", oracle.Arrays.Images, () => new RandomImages300K().Load(Split.Train, Folders)),
            "npz" => ("imagenet32/val_data.npz", oracle.Arrays.Downsampled, () => new ImageNet32().Load(Split.Test, Folders)),
            "png" => ("iSUN/0.png", PngWriter.OneColour(1, 2, 3, 9, 7), () => new ISun().Load(Split.Test, Folders)),
            "jpeg" => ("iSUN/0.jpg", jpeg, () => new ISun().Load(Split.Test, Folders)),
            "imglist" => ("benchmark_imglist/cifar10/test_svhn.txt", "svhn/test/0.png -1\nsvhn/test/0.png 3\n"u8.ToArray(), () => new OpenOodSvhn().Load(Split.Test, Folders)),
            _ => ("tiny-imagenet-200/val/val_annotations.txt", "0.png\tn03\t0\t0\t9\t9\n"u8.ToArray(), () => new TinyImageNet().Load(Split.Test, Folders)),
        };
        var (path, content, read) = file;
        folder.Write("data/images_classic/svhn/test/0.png", PngWriter.OneColour(1, 2, 3));
        folder.Write("data/tiny-imagenet-200/val/images/0.png", PngWriter.OneColour(1, 2, 3));
        folder.Write($"data/{path}", content);
        read();
        for (var n = 0; n < Attempts; n++)
        {
            folder.Write($"data/{path}", Damaged(content));
            try
            {
                read();
            }
            catch (DataFormatException error)
            {
                Assert.StartsWith(folder.Path, error.File is ['/', ..] ? error.File : folder.At("data", error.File), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Links_out_of_a_sets_folder_are_not_followed_and_the_folder_may_be_one()
    {
        var outside = folder.Write("elsewhere/pictures/0.png", PngWriter.OneColour(9, 9, 9));
        folder.Write("data/images_classic/svhn/test/0.png", PngWriter.OneColour(1, 2, 3));
        folder.Write("data/benchmark_imglist/cifar10/test_svhn.txt", "svhn/test/1.png -1\n"u8);
        File.CreateSymbolicLink(folder.At("data", "images_classic", "svhn", "test", "1.png"), outside);
        Assert.Contains("elsewhere", Assert.Throws<DataFormatException>(() => new OpenOodSvhn().Load(Split.Test, Folders)).Message, StringComparison.Ordinal);

        folder.Write("data/benchmark_imglist/cifar10/test_svhn.txt", "link/0.png -1\n"u8);
        Directory.CreateSymbolicLink(folder.At("data", "images_classic", "link"), folder.At("elsewhere", "pictures"));
        Assert.Contains("elsewhere", Assert.Throws<DataFormatException>(() => new OpenOodSvhn().Load(Split.Test, Folders)).Message, StringComparison.Ordinal);

        // Within the folder a link is as good as a file, and one to itself ends nowhere.
        folder.Write("data/benchmark_imglist/cifar10/test_svhn.txt", "near.png -1\n"u8);
        File.CreateSymbolicLink(folder.At("data", "images_classic", "near.png"), "svhn/test/0.png");
        Assert.Equal(1, new OpenOodSvhn().Load(Split.Test, Folders).Count);
        Directory.CreateSymbolicLink(folder.At("data", "iSUN"), folder.At("elsewhere", "pictures"));
        Directory.CreateSymbolicLink(folder.At("elsewhere", "pictures", "again"), ".");
        Assert.NotEqual(0, new ISun().Load(Split.Test, Folders).Count);
    }

    [Fact]
    public void Links_into_another_data_folder_are_followed_and_others_are_told_with_the_folder_to_name()
    {
        folder.Write("elsewhere/svhn/test/0.png", PngWriter.OneColour(9, 9, 9, 32, 32));
        folder.Write("data/benchmark_imglist/cifar10/test_svhn.txt", "svhn/test/0.png -1\n"u8);
        Directory.CreateDirectory(folder.At("data", "images_classic"));
        Directory.CreateSymbolicLink(folder.At("data", "images_classic", "svhn"), folder.At("elsewhere", "svhn"));

        var refusal = Assert.Throws<DataFormatException>(() => new OpenOodSvhn().Load(Split.Test, Folders));
        Assert.Contains($"Name {folder.At("elsewhere", "svhn")} as a data folder", refusal.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("Replace", refusal.Remedy, StringComparison.Ordinal);

        foreach (var named in (string[])[folder.At("elsewhere", "svhn"), folder.At("elsewhere")])
        {
            var both = new DataFolders([folder.At("data"), named], folder.At("cache")) { AllowDownload = false };
            Assert.Equal(9, new OpenOodSvhn().Load(Split.Test, both).Pixels[0]);
        }
    }

    byte[] Damaged(byte[] content)
    {
        var bytes = content.ToArray();
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var place = random.Next(4) == 0 ? random.Next(bytes.Length) : random.Next(Math.Min(200, bytes.Length));
            bytes[place] = (byte)random.Next(256);
        }
        return random.Next(3) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }
}
