namespace OodDsl;

/// <summary>OOD validation images of OpenOOD's benchmark for ImageNet-200: images of OpenImage-O that its test set lacks.</summary>
public sealed class OpenOodOpenImageOValidationForImageNet200() : OpenOodSet("imagenet200/val_openimage_o", 224, Large);
