namespace OodDsl;

/// <summary>Of OpenOOD's benchmark for CIFAR-100: the images of Describable Textures.</summary>
[Overlaps<DescribableTextures>]
public sealed class OpenOodTexturesForCifar100() : OpenOodSet("cifar100/test_texture");
