namespace OodDsl;

/// <summary>
/// ImageNet-ES (Baek et al., CVPR 2024): images of Tiny ImageNet's 200 classes photographed anew from a screen, under different light and camera settings,
/// as OpenOOD lists and labels them for ImageNet-1K.
/// </summary>
[Overlaps<ImageNet1k>, Overlaps<TinyImageNet>]
public sealed class OpenOodImageNetEs() : OpenOodShiftedSet("imagenet/test_imagenet_es", 1000, 224, Large);
