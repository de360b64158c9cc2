using OodDsl.Tests;

namespace OodDsl.Hosting.Tests;

/// <summary>OpenOOD's benchmarks, from a data folder as OpenOOD lays it out.</summary>
public sealed class OpenOodBenchmarkTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(typeof(OpenOodCifar10), "cifar10", 10, 32, "cifar10/test_cifar100 cifar10/test_tin", "cifar10/test_mnist cifar10/test_svhn cifar10/test_texture cifar10/test_places365")]
    [InlineData(typeof(OpenOodCifar100Benchmark), "cifar100", 100, 32, "cifar100/test_cifar10 cifar100/test_tin", "cifar100/test_mnist cifar100/test_svhn cifar100/test_texture cifar100/test_places365")]
    [InlineData(typeof(OpenOodMnistBenchmark), "mnist", 10, 28, "mnist/test_notmnist mnist/test_fashionmnist", "mnist/test_texture mnist/test_cifar10 mnist/test_tin mnist/test_places365")]
    [InlineData(typeof(OpenOodImageNet200), "imagenet200", 200, 224, "imagenet/test_ssb_hard imagenet/test_ninco", "imagenet/test_inaturalist imagenet/test_textures imagenet/test_openimage_o")]
    [InlineData(typeof(OpenOodImageNet1k), "imagenet", 1000, 224, "imagenet/test_ssb_hard imagenet/test_ninco", "imagenet/test_inaturalist imagenet/test_textures imagenet/test_openimage_o")]
    public void Are_read_from_their_lists(Type benchmark, string name, int classes, int side, string near, string far)
    {
        foreach (var (split, n) in ((string, int)[])[("train", 3), ("val", 2), ("test", 4)]) List($"{name}/{split}_{name}", side == 224, n, label: 1);
        foreach (var list in near.Split(' ').Concat(far.Split(' '))) List(list, side == 224 && !list.EndsWith("textures", StringComparison.Ordinal), 2, label: -1);

        var data = BenchmarkData.Load(BenchmarkDescription.Of(benchmark), new(Folders), limit: null);

        Assert.Equal((3, 2, 4), (data.Training.Count, data.Validation.Count, data.Test.Count));
        Assert.Equal((classes, new ImageShape(3, side, side)), (data.Classes, data.Shape));
        // What plans are checked with where there is no data.
        Assert.All(DataSetIndex.SetsOf(benchmark), set => Assert.Equal(data.Shape, set.Shape));
        Assert.Equal((near.Split(' ').Length, far.Split(' ').Length), (data.Ood.Count(set => set.Group == "near"), data.Ood.Count(set => set.Group == "far")));
        Assert.All(data.Ood, set => Assert.Equal(2, set.Images.Count));
    }

    [Theory]
    [InlineData(typeof(OpenOodCifar10), "cifar10/val_tin")]
    [InlineData(typeof(OpenOodCifar10At224), "cifar10/val_tin")]
    [InlineData(typeof(OpenOodCifar100Benchmark), "cifar100/val_tin")]
    [InlineData(typeof(OpenOodMnistBenchmark), "mnist/val_notmnist")]
    [InlineData(typeof(OpenOodImageNet200), "imagenet200/val_openimage_o")]
    [InlineData(typeof(OpenOodImageNet1k), "imagenet/val_openimage_o")]
    [InlineData(typeof(OpenOodCifar10FullSpectrum), "cifar10/val_tin")]
    [InlineData(typeof(OpenOodImageNet200FullSpectrum), "imagenet200/val_openimage_o")]
    [InlineData(typeof(OpenOodImageNet1kFullSpectrum), "imagenet/val_openimage_o")]
    public void Have_their_OOD_validation_sets(Type benchmark, string list)
    {
        var description = BenchmarkDescription.Of(benchmark);
        Assert.Equal([$"benchmark_imglist/{list}.txt"], description.OodValidation.SelectMany(set => set.Files(Split.Train)).Select(file => file.RelativePath));
        // No run reads them.
        Assert.DoesNotContain(description.AllSets, part => description.OodValidation.Contains(part.Set));
    }

    [Theory]
    [InlineData(typeof(OpenOodCifar10FullSpectrum), typeof(OpenOodCifar10), 32, "cifar10/test_cifar10c")]
    [InlineData(typeof(OpenOodImageNet200FullSpectrum), typeof(OpenOodImageNet200), 224, "imagenet200/test_imagenet200_v2 imagenet200/test_imagenet200_c imagenet200/test_imagenet200_r")]
    [InlineData(typeof(OpenOodImageNet1kFullSpectrum), typeof(OpenOodImageNet1k), 224, "imagenet/test_imagenet_v2 imagenet/test_imagenet_c imagenet/test_imagenet_r imagenet/test_imagenet_es")]
    public void Of_the_full_spectrum_have_shifted_sets_with_labels(Type benchmark, Type plain, int side, string lists)
    {
        var (full, usual) = (BenchmarkDescription.Of(benchmark), BenchmarkDescription.Of(plain));
        Assert.Equal(usual.Near.Concat(usual.Far).Select(set => set.Name), full.Near.Concat(full.Far).Select(set => set.Name));
        foreach (var list in lists.Split(' ')) List(list, side == 224, 3, label: 7);
        var sets = full.Shifted.Select(set => new DataSource(Folders).Open(set, Split.Test)).ToArray();
        Assert.Equal(lists.Split(' ').Length, sets.Length);
        Assert.All(sets, set =>
        {
            Assert.Equal([7, 7, 7], set.Labels!);
            Assert.Equal((new ImageShape(3, side, side), full.Classes), (set.Shape, set.ClassNames.Count));
        });
    }

    [Fact]
    public void Open_set_divisions_are_read_from_theirs()
    {
        var types = typeof(OpenOodCifar10).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Benchmark)) && type.Name.Contains("Seed", StringComparison.Ordinal)).ToArray();
        Assert.Equal(20, types.Length);
        foreach (var (part, list) in ((string, string)[])[("train", "train/train_cifar10_6_seed3"), ("val", "val/val_cifar10_6_seed3"), ("test", "test/test_cifar10_6_id_seed3")])
            List($"osr_cifar6/{list}", large: false, part.Length, label: 5);
        List("osr_cifar6/test/test_cifar10_4_ood_seed3", large: false, 1, label: -1);

        var data = BenchmarkData.Load(BenchmarkDescription.Of(typeof(OpenOodCifar6Seed3)), new(Folders), limit: null);

        Assert.Equal((5, 3, 4, 1), (data.Training.Count, data.Validation.Count, data.Test.Count, data.Ood[0].Images.Count));
        Assert.Equal(6, data.Classes);
        Assert.Equal("near", data.Ood[0].Group);
    }

    // As the imglist_pth of configs/datasets/osr_FAMILY/FAMILY_seedN.yml and FAMILY_seedN_osr.yml name them.
    [Theory]
    [InlineData("Mnist6", "train/train_mnist_6_seedN", "val/val_mnist_6_seedN", "test/test_mnist_6_id_seedN", "test/test_mnist_4_ood_seedN")]
    [InlineData("Cifar6", "train/train_cifar10_6_seedN", "val/val_cifar10_6_seedN", "test/test_cifar10_6_id_seedN", "test/test_cifar10_4_ood_seedN")]
    [InlineData("Cifar50", "train/train_cifar100_50_seedN", "val/val_cifar100_50_seedN", "test/test_cifar100_50_id_seedN", "test/test_cifar100_50_ood_seedN")]
    [InlineData("TinyImageNet20", "train/train_tin_20_seedN", "val/val_tin_20_seedN", "test/test_tin_20_id_seedN", "test/test_tin_180_ood_seedN")]
    public void Open_set_divisions_have_the_lists_that_OpenOODs_configurations_name(string family, string train, string validation, string test, string unknown)
    {
        var lists = family == "TinyImageNet20" ? "osr_tin20" : $"osr_{family.ToLowerInvariant()}";
        for (var seed = 1; seed <= 5; seed++)
        {
            var description = BenchmarkDescription.Of(typeof(OpenOodCifar10).Assembly.GetType($"OodDsl.OpenOod{family}Seed{seed}", throwOnError: true)!);
            var known = Assert.IsType<OpenOodIdSet>(description.InDistribution, exactMatch: false);

            Assert.Equal(
                new[] { train, validation, test, unknown }.Select(list => $"benchmark_imglist/{lists}/{list.Replace("N", $"{seed}", StringComparison.Ordinal)}.txt"),
                [.. known.Files(Split.Train).Concat(known.ValidationFiles).Concat(known.Files(Split.Test)).Concat(Assert.Single(description.Near).Files(Split.Test)).Select(file => file.RelativePath)]);
        }
    }

    DataFolders Folders => new([folder.At("data")], folder.At("cache")) { AllowDownload = false };

    void List(string list, bool large, int count, int label)
    {
        var pictures = list.Replace('/', '_');
        for (var n = 0; n < count; n++) folder.Write($"data/images_{(large ? "largescale" : "classic")}/{pictures}/{n}.png", PngWriter.OneColour(1, 2, 3));
        folder.Write($"data/benchmark_imglist/{list}.txt", System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, count).Select(n => $"{pictures}/{n}.png {label}\n"))));
    }
}
