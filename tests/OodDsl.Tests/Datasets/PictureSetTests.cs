namespace OodDsl.Tests;

public sealed class PictureSetTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    DataFolders Folders => new([folder.At("data")], folder.At("cache")) { AllowDownload = false };

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Class_folders_are_classes_in_the_order_of_their_names()
    {
        foreach (var (label, name) in Enumerable.Range(0, 1000).Select(n => (n, $"n{n:D8}")).Reverse())
        {
            Paint($"imagenet/train/{name}/b.JPEG", (byte)(label % 251), 2);
            if (label % 500 == 0) Paint($"imagenet/train/{name}/a.JPEG", 255, 1);
        }
        var images = new ImageNet1k().Load(Split.Train, Folders, new(3, 8, 8));
        Assert.Equal(1002, images.Count);
        Assert.Equal([0, 0, 1, 2], images.Labels!.Take(4));
        Assert.Equal([255, 1, 0], Colour(images, 0));
        Assert.Equal([0, 2, 0], Colour(images, 1));
        Assert.Equal([(byte)(999 % 251), 2, 0], Colour(images, 1001));
        Directory.Delete(folder.At("data", "imagenet", "train", "n00000007"), recursive: true);
        var refusal = Assert.Throws<DataFormatException>(() => new ImageNet1k().Load(Split.Train, Folders));
        Assert.Contains("1000 folders", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("imagenet/val", Assert.Throws<DataMissingException>(() => new ImageNet1k().Load(Split.Test, Folders)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_OpenOOD_list_gives_its_pictures_in_its_order()
    {
        for (var n = 0; n < 5; n++) Paint($"images_classic/cifar10/test/a b/{n}.png", (byte)n, 7, 32);
        Write("benchmark_imglist/cifar10/test_cifar10.txt", "cifar10/test/a b/3.png 9\n\ncifar10/test/a b/0.png 0\n");
        Write("benchmark_imglist/cifar10/test_svhn.txt", "cifar10/test/a b/4.png -1\ncifar10/test/a b/4.png -1\r\n");
        var images = new OpenOodCifar10Images().Load(Split.Test, Folders);
        Assert.Equal((2, new ImageShape(3, 32, 32)), (images.Count, images.Shape));
        Assert.Equal([9, 0], images.Labels!);
        Assert.Equal([3, 7, 0], Colour(images, 0));
        Assert.Equal([0, 0], new OpenOodSvhn().Load(Split.Test, Folders).Labels!);
    }

    [Theory]
    [InlineData("cifar10/test/0.png", "line 1")]
    [InlineData("cifar10/test/0.png ten", "line 1")]
    [InlineData("cifar10/test/0.png 10", "0 to 9 in line 1")]
    [InlineData("../../secret.png 1", "a path below")]
    [InlineData("cifar10/test/missing.png 1", "missing.png")]
    [InlineData("", "no line")]
    public void A_list_that_is_wrong_is_refused_by_its_line(string line, string expected)
    {
        Paint("images_classic/cifar10/test/0.png", 1, 1);
        Write("benchmark_imglist/cifar10/test_cifar10.txt", line);
        var refusal = Assert.Throws<DataFormatException>(() => new OpenOodCifar10Images().Load(Split.Test, Folders));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MVTec_categories_are_classes_and_defects_have_masks()
    {
        foreach (var (category, level) in ((string, byte)[])[("bottle", 10), ("wood", 20)])
        {
            Paint($"mvtec/{category}/train/good/000.png", level, 0, 40);
            Paint($"mvtec/{category}/train/good/001.png", level, 1, 40);
            Paint($"mvtec/{category}/test/good/000.png", level, 2, 40);
            Paint($"mvtec/{category}/test/crack/000.png", level, 3, 40);
            Paint($"mvtec/{category}/test/stain/000.png", level, 4, 40);
            foreach (var defect in (string[])["crack", "stain"])
                folder.Write($"data/mvtec/{category}/ground_truth/{defect}/000_mask.png", LeftHalf(40, white: defect == "crack"));
        }
        var shape = new ImageShape(3, 20, 20);
        var training = new MvtecGood().Load(Split.Train, Folders, shape);
        Assert.Equal([0, 0, 13, 13], training.Labels!);
        Assert.Null(training.Masks);
        Assert.Equal([20, 1, 0], Colour(training, 3));
        Assert.Equal([0, 13], new MvtecGood().Load(Split.Test, Folders, shape).Labels!);

        var defects = new MvtecDefects().Load(Split.Test, Folders, shape);
        Assert.Equal([0, 0, 13, 13], defects.Labels!);
        Assert.Equal([10, 3, 0], Colour(defects, 0));
        for (var n = 0; n < 400; n++)
        {
            Assert.Equal(n % 20 < 10 ? 255 : 0, defects.Masks![n]);
            Assert.Equal(0, defects.Masks[400 + n]);
        }
        Assert.Equal(new ImageShape(3, 256, 256), new MvtecDefects().Load(Split.Test, Folders).Shape);
        File.Delete(folder.At("data", "mvtec", "wood", "ground_truth", "stain", "000_mask.png"));
        Assert.Contains("000_mask.png", Assert.Throws<DataFormatException>(() => new MvtecDefects().Load(Split.Test, Folders)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tiny_ImageNets_validation_images_have_the_classes_of_its_table()
    {
        foreach (var name in (string[])["n02", "n01", "n03"]) Directory.CreateDirectory(folder.At("data", "tiny-imagenet-200", "train", name));
        Paint("tiny-imagenet-200/val/images/val_0.JPEG", 1, 1, 64);
        Paint("tiny-imagenet-200/val/images/val_1.JPEG", 2, 2, 64);
        Write("tiny-imagenet-200/val/val_annotations.txt", "val_1.JPEG\tn03\t0\t0\t9\t9\nval_0.JPEG\tn01\t0\t0\t9\t9\n");
        var images = new TinyImageNet().Load(Split.Test, Folders);
        Assert.Equal([2, 0], images.Labels!);
        Assert.Equal([2, 2, 0], Colour(images, 0));
        Write("tiny-imagenet-200/val/val_annotations.txt", "val_1.JPEG\tn09\t0\t0\t9\t9\n");
        Assert.Contains("\"n09\"", Assert.Throws<DataFormatException>(() => new TinyImageNet().Load(Split.Test, Folders)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Textures_have_the_classes_of_their_folders()
    {
        Paint("dtd/images/zigzagged/zigzagged_0001.jpg", 9, 9, 30);
        Paint("dtd/images/banded/banded_0002.jpg", 8, 8, 30);
        Assert.Equal([0, 46], new DescribableTextures().Load(Split.Test, Folders, new(3, 32, 32)).Labels!);
        Paint("dtd/images/plaid/plaid_0001.jpg", 9, 9, 30);
        Assert.Contains("plaid", Assert.Throws<DataFormatException>(() => new DescribableTextures().Load(Split.Test, Folders)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ODINs_crops_lose_their_border()
    {
        var bordered = new byte[36 * 36 * 3];
        for (var n = 0; n < bordered.Length; n++)
            if (n / 108 is >= 2 and < 34 && n / 3 % 36 is >= 2 and < 34) bordered[n] = 200;
        folder.Write("data/LSUN/test/0.png", PngWriter.Write(bordered, 36, 36));
        var images = new LsunCrop().Load(Split.Test, Folders);
        Assert.Equal((1, new ImageShape(3, 32, 32)), (images.Count, images.Shape));
        Assert.All(images.Pixels, level => Assert.Equal(200, level));
    }

    [Fact]
    public void Of_several_damaged_pictures_the_first_is_named_and_grey_is_made_of_colour()
    {
        for (var n = 0; n < 40; n++)
        {
            if (n is 7 or 8 or 30) Write($"iSUN/{n:D2}.png", "no picture");
            else Paint($"iSUN/{n:D2}.png", 100, 200, 32);
        }
        for (var attempt = 0; attempt < 3; attempt++)
            Assert.Contains("07.png", Assert.Throws<DataFormatException>(() => new ISun().Load(Split.Test, Folders)).Message, StringComparison.Ordinal);
        foreach (var n in (int[])[7, 8, 30]) File.Delete(folder.At("data", "iSUN", $"{n:D2}.png"));
        var grey = new ISun().Load(Split.Test, Folders, new(1, 28, 28));
        Assert.Equal((37, (byte)147), (grey.Count, grey.Pixels[0]));
    }

    [Fact]
    public void A_set_that_cannot_be_held_says_how_large_it_is()
    {
        var entries = Enumerable.Repeat(new PictureEntry("none.png", 0), 20_000).ToList();
        var refusal = Assert.Throws<UserException>(() => new PictureSource(entries, ["one"], new(3, 224, 224), Framing.Cover, new([])).Load("big"));
        Assert.Contains("20000 images of big", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folders_digest_follows_names_and_lengths()
    {
        Write("one/a.png", "abc");
        Write("one/sub/b.png", "defg");
        Write("two/a.png", "xyz");
        Write("two/sub/b.png", "defg");
        var digest = DataFolder.Digest(folder.At("data", "one"));
        Assert.Equal(digest, DataFolder.Digest(folder.At("data", "two")));
        Write("two/sub/b.png", "defgh");
        Assert.NotEqual(digest, DataFolder.Digest(folder.At("data", "two")));
    }

    [Fact]
    public void A_lists_digest_is_of_the_files_that_it_names()
    {
        Write("a.png", "abc");
        Write("sub/b.png", "defg");
        Write("list.txt", "sub/b.png 1\na.png 0\nmissing.png 0\n");
        var digest = Digest();
        Write("other.png", "more");
        Write("sub/other/c.png", "more");
        Assert.Equal(digest, Digest());
        Write("sub/b.png", "defgh");
        Assert.NotEqual(digest, Digest());
        Write("sub/b.png", "defg");
        Assert.Equal(digest, Digest());
        Write("missing.png", "found");
        Assert.NotEqual(digest, Digest());
        Write("list.txt", "../secret.png 1\n");
        Assert.Throws<DataFormatException>(Digest);

        string Digest() => DataFolder.Digest(folder.At("data"), folder.At("data", "list.txt"));
    }

    [Fact]
    public void A_linked_file_counts_in_a_digest_as_what_it_leads_to()
    {
        Write("files/a.png", "abc");
        Write("list.txt", "a.png 0\n");
        Directory.CreateDirectory(folder.At("data", "links"));
        File.CreateSymbolicLink(folder.At("data", "links", "a.png"), folder.At("data", "files", "a.png"));
        Assert.Equal(
            DataFolder.Digest(folder.At("data", "files"), folder.At("data", "list.txt")), DataFolder.Digest(folder.At("data", "links"), folder.At("data", "list.txt")));
    }

    void Paint(string path, byte red, byte green, int side = 4) => folder.Write($"data/{path}", PngWriter.OneColour(red, green, 0, side, side));

    void Write(string path, string text) => folder.Write($"data/{path}", System.Text.Encoding.UTF8.GetBytes(text));

    static byte[] LeftHalf(int side, bool white) =>
        PngWriter.Write([.. Enumerable.Range(0, side * side * 3).Select(n => white && n / 3 % side < side / 2 ? byte.MaxValue : (byte)0)], side, side);

    // The first pixel's; all pixels of a painted picture are alike.
    static byte[] Colour(ImageSet images, int row)
    {
        var (image, plane) = (images.Image(row).ToArray(), images.Height * images.Width);
        return [image[0], image[plane], image[2 * plane]];
    }
}
