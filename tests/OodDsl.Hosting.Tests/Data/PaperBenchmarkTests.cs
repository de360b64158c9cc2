namespace OodDsl.Hosting.Tests;

/// <summary>The benchmarks of the papers' own size.</summary>
public sealed class PaperBenchmarkTests
{
    [Theory]
    [InlineData(typeof(OpenOodCifar10), 1, 10, 0, 2, 4)]
    [InlineData(typeof(OpenOodCifar10At224), 1, 10, 224, 2, 4)]
    [InlineData(typeof(ImageNetFar), 1, 1000, 224, 0, 4)]
    [InlineData(typeof(HoodCifar100), 1, 100, 0, 1, 4)]
    [InlineData(typeof(OdinCifar10), 1, 10, 0, 0, 8)]
    [InlineData(typeof(OdinCifar100), 1, 100, 0, 0, 8)]
    [InlineData(typeof(RobustCifar10), 1, 10, 0, 1, 1)]
    [InlineData(typeof(Cifar10OneClass), 10, 1, 0, 0, 0)]
    [InlineData(typeof(Cifar10OpenSet), 5, 6, 0, 0, 0)]
    [InlineData(typeof(MvtecAd), 15, 1, 256, 0, 1)]
    public void Say_what_they_consist_of(Type benchmark, int splits, int classes, int size, int near, int far)
    {
        var description = BenchmarkDescription.Of(benchmark);
        Assert.Equal((splits, classes, size), (description.Splits.Count, description.Classes, description.Size));
        Assert.Equal((near, far), (description.Near.Count, description.Far.Count));
    }

    [Fact]
    public void Open_set_splits_are_five_different_sixes_of_ten()
    {
        var splits = BenchmarkDescription.Of(typeof(Cifar10OpenSet)).Splits.Select(split => split.KnownClasses!).ToArray();
        Assert.All(splits, split => Assert.Equal(6, split.Distinct().Count(label => label is >= 0 and < 10)));
        Assert.Equal(5, splits.Select(split => string.Join(',', split)).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_run_of_one_MVTec_category_has_its_own_images_and_defects()
    {
        using var folder = new TemporaryFolder();
        // A white and a black picture of 2 x 2 pixels.
        byte[] white = Convert.FromBase64String(White), black = Convert.FromBase64String(Black);
        foreach (var category in (string[])["leather", "metal_nut"])
        {
            for (var n = 0; n < 20; n++) folder.Write($"data/mvtec/{category}/train/good/{n:D3}.png", white);
            for (var n = 0; n < 3; n++) folder.Write($"data/mvtec/{category}/test/good/{n:D3}.png", white);
            for (var n = 0; n < 4; n++) folder.Write($"data/mvtec/{category}/test/scratch/{n:D3}.png", black);
            for (var n = 0; n < 4; n++) folder.Write($"data/mvtec/{category}/ground_truth/scratch/{n:D3}_mask.png", white);
        }
        var source = new DataSource(new([folder.At("data")], folder.At("cache")) { AllowDownload = false });
        var data = BenchmarkData.Load(BenchmarkDescription.Of(typeof(MvtecAd)).At("metal-nut"), source, limit: null);
        Assert.Equal((18, 2, 3), (data.Training.Count, data.Validation.Count, data.Test.Count));
        Assert.Equal(["metal_nut"], data.Training.ClassNames);
        var defects = Assert.Single(data.Ood);
        Assert.Equal((4, "far"), (defects.Images.Count, defects.Group));
        Assert.All(defects.Images.Masks!, level => Assert.Equal(255, level));
        Assert.Equal(new ImageShape(3, 256, 256), data.Shape);
        Assert.Equal(["mvtec-defects", "mvtec-good"], source.Records.Select(record => record.DataSet).Order(StringComparer.Ordinal));
        Assert.All(source.Records, record => Assert.Equal(("mvtec/", 64), (record.File, record.Sha256.Length)));
    }

    const string White = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR4nGP8z8DEwAAABQ0BA7hKXG8AAAAASUVORK5CYII=";
    const string Black = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR4nGNgYGBgYAAAAAYAAXKCmeoAAAAASUVORK5CYII=";
}
