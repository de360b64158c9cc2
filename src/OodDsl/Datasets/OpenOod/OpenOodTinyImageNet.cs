namespace OodDsl;

/// <summary>Of OpenOOD's benchmark for CIFAR-10: Tiny ImageNet's images without those that show a class of CIFAR-10, 7,793.</summary>
[Overlaps<TinyImageNet>, Overlaps<ImageNet1k>]
public sealed class OpenOodTinyImageNet() : OpenOodSet("cifar10/test_tin");
