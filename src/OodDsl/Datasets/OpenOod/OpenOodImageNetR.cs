namespace OodDsl;

/// <summary>ImageNet-R (Hendrycks et al., ICCV 2021): paintings, toys and other renditions of 200 classes of ImageNet, labelled for ImageNet-1K.</summary>
[Overlaps<ImageNet1k>]
public sealed class OpenOodImageNetR() : OpenOodShiftedSet("imagenet/test_imagenet_r", 1000, 224, Large);
