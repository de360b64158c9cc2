namespace OodDsl;

/// <summary>Of OpenOOD's benchmarks for ImageNet: 5,160 images of Describable Textures.</summary>
[Overlaps<DescribableTextures>]
public sealed class OpenOodImageNetTextures() : OpenOodSet("imagenet/test_textures", 224);
