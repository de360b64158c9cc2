namespace OodDsl;

/// <summary>Of OpenOOD's benchmarks for ImageNet: 15,869 images of OpenImage-O.</summary>
public sealed class OpenOodOpenImageO() : OpenOodSet("imagenet/test_openimage_o", 224, Large);
