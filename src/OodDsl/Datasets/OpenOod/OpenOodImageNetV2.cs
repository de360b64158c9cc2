namespace OodDsl;

/// <summary>ImageNet-V2 (Recht et al., ICML 2019): a test set for ImageNet-1K that was collected anew, as OpenOOD lists it.</summary>
[Overlaps<ImageNet1k>]
public sealed class OpenOodImageNetV2() : OpenOodShiftedSet("imagenet/test_imagenet_v2", 1000, 224, Large);
