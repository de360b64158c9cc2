namespace OodDsl;

/// <summary>Of OpenOOD's benchmarks for ImageNet: 49,000 images of classes of ImageNet-21K that are hard to tell from those of ImageNet-1K (Vaze et al., 2022).</summary>
public sealed class OpenOodSsbHard() : OpenOodSet("imagenet/test_ssb_hard", 224, Large);
