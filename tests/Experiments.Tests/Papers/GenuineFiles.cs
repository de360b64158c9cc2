using System.Text;
using OodDsl;
using OodDsl.Tests;

namespace Experiments.Tests;

/// <summary>A data folder with a few random pictures for each set, in the files and formats in which the sets are published.</summary>
sealed class GenuineFiles : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly Random random = new(1);

    /// <summary>Where data sets are looked for.</summary>
    public DataFolders Folders => new([folder.At("data")], folder.At("cache")) { AllowDownload = false };

    /// <summary>The data folder.</summary>
    public string Path => folder.At("data");

    /// <summary>CIFAR-10's five batches and test batch, so many images of each class.</summary>
    public GenuineFiles Cifar10(int perClass)
    {
        for (var batch = 1; batch <= 5; batch++) Cifar($"cifar-10-batches-bin/data_batch_{batch}.bin", 10, perClass / 5, coarse: false);
        return Cifar("cifar-10-batches-bin/test_batch.bin", 10, 1, coarse: false);
    }

    /// <summary>CIFAR-100, whose records have two labels.</summary>
    public GenuineFiles Cifar100(int perClass) =>
        Cifar("cifar-100-binary/train.bin", 100, perClass, coarse: true).Cifar("cifar-100-binary/test.bin", 100, 1, coarse: true);

    /// <summary>SVHN's test images in MATLAB's format, written by SciPy.</summary>
    public GenuineFiles Svhn() => Write("svhn/test_32x32.mat", PictureOracle.Instance.Svhn[0].File);

    /// <summary>300K random images as NumPy's array [N, 32, 32, 3].</summary>
    public GenuineFiles RandomImages(int count)
    {
        var header = $"{{'descr': '|u1', 'fortran_order': False, 'shape': ({count}, 32, 32, 3), }}";
        header = header.PadRight(128 - 10 - 1) + "\n";
        return Write("300K_random_images.npy", [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. Noise(count * 3072)]);
    }

    /// <summary>Pictures in a folder.</summary>
    public GenuineFiles Pictures(string path, int count, int side)
    {
        for (var n = 0; n < count; n++) Write($"{path}/{n:D5}.png", PngWriter.Write(Noise(side * side * 3), side, side));
        return this;
    }

    /// <summary>A folder for each class of ImageNet, one picture in each.</summary>
    public GenuineFiles ImageNet()
    {
        foreach (var split in (string[])["train", "val"])
            for (var label = 0; label < 1000; label++) Pictures($"imagenet/{split}/n{label:D8}", 1, 4);
        return this;
    }

    /// <summary>OpenOOD's lists for CIFAR-10 and the pictures they name.</summary>
    public GenuineFiles OpenOodCifar10(int perClass)
    {
        var names = (string[])["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];
        foreach (var (split, each) in ((string, int)[])[("train", perClass), ("val", 1), ("test", 1)])
        {
            var lines = new StringBuilder();
            for (var label = 0; label < 10; label++)
            {
                Pictures($"images_classic/cifar10/{split}/{names[label]}", each, 32);
                for (var n = 0; n < each; n++) lines.Append($"cifar10/{split}/{names[label]}/{n:D5}.png {label}\n");
            }
            Write($"benchmark_imglist/cifar10/{split}_cifar10.txt", Encoding.ASCII.GetBytes(lines.ToString()));
        }
        foreach (var (set, side) in ((string, int)[])[("cifar100", 32), ("tin", 64), ("mnist", 28), ("svhn", 32), ("texture", 48), ("places365", 40)])
        {
            Pictures($"images_classic/{set}/test", 3, side);
            Write($"benchmark_imglist/cifar10/test_{set}.txt", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 3).Select(n => $"{set}/test/{n:D5}.png -1\n"))));
        }
        return this;
    }

    /// <summary>The first five training files of downsampled ImageNet, as NumPy writes them.</summary>
    public GenuineFiles ImageNet32()
    {
        for (var part = 1; part <= 10; part++) Write($"imagenet32/train_data_batch_{part}.npz", PictureOracle.Instance.Arrays.Downsampled);
        return this;
    }

    /// <summary>One category of MVTec AD: normal pictures, one kind of defect, and masks whose white half says where it is.</summary>
    public GenuineFiles Mvtec(string category, int training, int side)
    {
        Pictures($"mvtec/{category}/train/good", training, side).Pictures($"mvtec/{category}/test/good", 2, side).Pictures($"mvtec/{category}/test/scratch", 2, side);
        var mask = new byte[side * side * 3];
        mask.AsSpan(0, mask.Length / 2).Fill(255);
        for (var n = 0; n < 2; n++) Write($"mvtec/{category}/ground_truth/scratch/{n:D5}_mask.png", PngWriter.Write(mask, side, side));
        return this;
    }

    /// <summary>Writes a file under the data folder.</summary>
    public GenuineFiles Write(string path, ReadOnlySpan<byte> content)
    {
        folder.Write($"data/{path}", content);
        return this;
    }

    public void Dispose() => folder.Dispose();

    GenuineFiles Cifar(string path, int classes, int perClass, bool coarse)
    {
        using var file = new MemoryStream();
        for (var n = 0; n < perClass; n++)
            for (var label = 0; label < classes; label++)
            {
                if (coarse) file.WriteByte((byte)(label / 5));
                file.WriteByte((byte)label);
                file.Write(Noise(3072));
            }
        return Write(path, file.ToArray());
    }

    byte[] Noise(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
