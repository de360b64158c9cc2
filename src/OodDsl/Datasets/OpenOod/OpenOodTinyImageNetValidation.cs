namespace OodDsl;

/// <summary>OOD validation images of OpenOOD's benchmark for CIFAR-10: 1,000 of Tiny ImageNet, of classes that its test set lacks.</summary>
[Overlaps<TinyImageNet>]
public sealed class OpenOodTinyImageNetValidation() : OpenOodSet("cifar10/val_tin");
