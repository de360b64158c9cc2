namespace OodDsl;

/// <summary>Of OpenOOD's benchmark for CIFAR-100: 6,526 validation images of Tiny ImageNet, without what CIFAR-100 shows.</summary>
[Overlaps<TinyImageNet>]
public sealed class OpenOodTinyImageNetForCifar100() : OpenOodSet("cifar100/test_tin");
