namespace OodDsl;

/// <summary>Of OpenOOD's benchmark for MNIST: Describable Textures.</summary>
[Overlaps<DescribableTextures>]
public sealed class OpenOodTexturesForMnist() : OpenOodSet("mnist/test_texture", 28);
