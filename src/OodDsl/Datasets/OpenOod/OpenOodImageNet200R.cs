namespace OodDsl;

/// <summary>ImageNet-R (Hendrycks et al., ICCV 2021): paintings, toys and other renditions of ImageNet-200's classes.</summary>
[Overlaps<ImageNet1k>]
public sealed class OpenOodImageNet200R() : OpenOodShiftedSet("imagenet200/test_imagenet200_r", 200, 224, Large);
