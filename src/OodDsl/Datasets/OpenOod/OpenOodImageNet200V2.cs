namespace OodDsl;

/// <summary>The images of ImageNet-V2 (Recht et al., ICML 2019) of ImageNet-200's classes, as OpenOOD lists them.</summary>
[Overlaps<ImageNet1k>]
public sealed class OpenOodImageNet200V2() : OpenOodShiftedSet("imagenet200/test_imagenet200_v2", 200, 224, Large);
