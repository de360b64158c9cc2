namespace OodDsl;

/// <summary>Of OpenOOD's benchmarks for ImageNet: 5,879 images of 64 classes, looked through by hand (NINCO; Bitterwolf et al., 2023).</summary>
public sealed class OpenOodNinco() : OpenOodSet("imagenet/test_ninco", 224, Large);
