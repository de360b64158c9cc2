namespace OodDsl;

/// <summary>Of OpenOOD's benchmark for CIFAR-10: the 5,640 images of Describable Textures.</summary>
[Overlaps<DescribableTextures>]
public sealed class OpenOodTextures() : OpenOodSet("cifar10/test_texture");
