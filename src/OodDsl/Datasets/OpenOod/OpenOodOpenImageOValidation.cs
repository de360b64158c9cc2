namespace OodDsl;

/// <summary>OOD validation images of OpenOOD's benchmark for ImageNet-1K: images of OpenImage-O that its test set lacks.</summary>
public sealed class OpenOodOpenImageOValidation() : OpenOodSet("imagenet/val_openimage_o", 224, Large);
