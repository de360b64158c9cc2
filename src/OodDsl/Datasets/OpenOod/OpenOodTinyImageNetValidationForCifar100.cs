namespace OodDsl;

/// <summary>OOD validation images of OpenOOD's benchmark for CIFAR-100: of Tiny ImageNet, of classes that its test set lacks.</summary>
[Overlaps<TinyImageNet>]
public sealed class OpenOodTinyImageNetValidationForCifar100() : OpenOodSet("cifar100/val_tin");
