namespace OodDsl;

/// <summary>
/// ImageNet against four far sets, the usual evaluation at full size (Huang and Li, CVPR 2021): iNaturalist, SUN and Places without ImageNet's classes,
/// and all of Describable Textures.
/// </summary>
[InDistribution<ImageNet1k>(Size = 224), FarOod<INaturalist>, FarOod<Sun>, FarOod<Places>, FarOod<DescribableTextures>]
public sealed class ImageNetFar : Benchmark;
