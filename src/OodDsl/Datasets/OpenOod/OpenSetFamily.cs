namespace OodDsl;

/// <summary>One of OpenOOD's open-set benchmarks: how its lists are called, of which there are five.</summary>
public abstract class OpenSetFamily
{
    /// <summary>Its folder of lists.</summary>
    internal abstract string Folder { get; }

    /// <summary>Known classes.</summary>
    internal abstract int Classes { get; }

    /// <summary>Side of the images in pixels.</summary>
    internal abstract int Side { get; }

    /// <summary>What OpenOOD normalises its images by.</summary>
    internal abstract Normalization Normalization { get; }

    /// <summary>A list of known classes: <c>train</c>, <c>val</c> or <c>test</c>.</summary>
    internal abstract string Known(string part, int seed);

    /// <summary>The list of the unknown classes' test images.</summary>
    internal abstract string Unknown(int seed);
}

/// <summary>Six classes of MNIST are known, four are not.</summary>
public sealed class Mnist6 : OpenSetFamily
{
    internal override string Folder => "osr_mnist6";

    internal override int Classes => 6;

    internal override int Side => 28;

    internal override Normalization Normalization => Normalization.Symmetric;

    internal override string Known(string part, int seed) => part == "test" ? $"test/test_mnist_6_id_seed{seed}" : $"{part}/{part}_mnist_6_seed{seed}";

    internal override string Unknown(int seed) => $"test/test_mnist_4_ood_seed{seed}";
}

/// <summary>Six classes of CIFAR-10 are known, four are not.</summary>
public sealed class Cifar6 : OpenSetFamily
{
    internal override string Folder => "osr_cifar6";

    internal override int Classes => 6;

    internal override int Side => 32;

    internal override Normalization Normalization => Normalization.Cifar10;

    internal override string Known(string part, int seed) => part == "test" ? $"test/test_cifar10_6_id_seed{seed}" : $"{part}/{part}_cifar10_6_seed{seed}";

    internal override string Unknown(int seed) => $"test/test_cifar10_4_ood_seed{seed}";
}

/// <summary>Fifty classes of CIFAR-100 are known, fifty are not.</summary>
public sealed class Cifar50 : OpenSetFamily
{
    internal override string Folder => "osr_cifar50";

    internal override int Classes => 50;

    internal override int Side => 32;

    internal override Normalization Normalization => Normalization.Cifar100;

    internal override string Known(string part, int seed) => part == "test" ? $"test/test_cifar100_50_id_seed{seed}" : $"{part}/{part}_cifar100_50_seed{seed}";

    internal override string Unknown(int seed) => $"test/test_cifar100_50_ood_seed{seed}";
}

/// <summary>Twenty classes of Tiny ImageNet are known, 180 are not.</summary>
public sealed class TinyImageNet20 : OpenSetFamily
{
    internal override string Folder => "osr_tin20";

    internal override int Classes => 20;

    internal override int Side => 64;

    internal override Normalization Normalization => Normalization.ImageNet;

    internal override string Known(string part, int seed) => part == "test" ? $"test/test_tin_20_id_seed{seed}" : $"{part}/{part}_tin_20_seed{seed}";

    internal override string Unknown(int seed) => $"test/test_tin_180_ood_seed{seed}";
}
