namespace Experiments;

// What the declarations of the twelve methods name and the library does not have yet: plain ones of its own kind, real all the same.
public sealed class ResNet50 : Backbone
{
    public string Weights { get; init; } = "";

    public Module<Tensor, Tensor> Create(int channels) => new ConvNet { Width = 8 }.Create(channels);
}

public sealed class DenseNet : Backbone
{
    public int Depth { get; init; } = 100;

    public Module<Tensor, Tensor> Create(int channels) => new ConvNet { Width = 8 }.Create(channels);
}

public sealed class PyramidNet : Backbone
{
    public int Depth { get; init; } = 200;

    public int Alpha { get; init; } = 240;

    public Module<Tensor, Tensor> Create(int channels) => new ConvNet { Width = 8 }.Create(channels);
}

public sealed class VitB16 : Backbone
{
    public string Weights { get; init; } = "";

    public Module<Tensor, Tensor> Create(int channels) => new ConvNet { Width = 8 }.Create(channels);
}

public sealed class EfficientNetB4 : Backbone
{
    public string Weights { get; init; } = "";

    public Module<Tensor, Tensor> Create(int channels) => new ConvNet { Width = 8 }.Create(channels);
}

public sealed class BoundaryOutliers : Fit
{
    public int PerClass { get; init; } = 10;

    public double Norm { get; init; }

    public Tensor Build(Tensor trainTeacherFeatures, Tensor trainLabels, int classes, Generator random) =>
        trainTeacherFeatures[..(PerClass * classes)] + Norm * randn_like(trainTeacherFeatures[..(PerClass * classes)]) + 0 * trainLabels[0];
}

public sealed class DiffusionOutliers : Fit
{
    public int Count { get; init; } = 10;

    public string Weights { get; init; } = "";

    public Tensor Build(Tensor trainImages, Tensor trainLabels, Tensor boundaryOutliers, Generator random) =>
        DrawRows(boundaryOutliers, Count, random) + 0 * trainImages.mean() + 0 * trainLabels[0];
}

[InDistribution<FashionMnist>, OneClass(OthersAreOod = false), FarOod<DrawnDefects<FashionMnist>>] public sealed class FashionMnistDefects : Benchmark;
[InDistribution<FashionMnist>, FarOod<Digits>] public sealed class OpenOodCifar10 : Benchmark;
[InDistribution<FashionMnist>, FarOod<Digits>] public sealed class OpenOodCifar10At224 : Benchmark;
[InDistribution<FashionMnist>, FarOod<Digits>] public sealed class ImageNetFar : Benchmark;
[InDistribution<FashionMnist>, FarOod<Digits>] public sealed class HoodCifar100 : Benchmark;
[InDistribution<FashionMnist>, FarOod<Digits>] public sealed class OdinCifar10 : Benchmark;
[InDistribution<FashionMnist>, FarOod<Digits>] public sealed class OdinCifar100 : Benchmark;
[InDistribution<FashionMnist>, FarOod<Digits>] public sealed class RobustCifar10 : Benchmark;
[InDistribution<FashionMnist>, OneClass] public sealed class Cifar10OneClass : Benchmark;
[InDistribution<FashionMnist>, KnownClasses(0, 1, 2)] public sealed class Cifar10OpenSet : Benchmark;
[InDistribution<FashionMnist>, FarOod<Textures>] public sealed class MvtecAd : Benchmark;

public sealed class RandomImages300K : NoiseSet { protected override byte Pixel(uint bits) => (byte)bits; }
public sealed class ImageNet32 : NoiseSet { protected override byte Pixel(uint bits) => (byte)bits; }
