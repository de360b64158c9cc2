namespace OodDsl;

/// <summary>Of OpenOOD's benchmarks for ImageNet: 10,000 photographs of plants of iNaturalist.</summary>
[Overlaps<INaturalist>]
public sealed class OpenOodINaturalist() : OpenOodSet("imagenet/test_inaturalist", 224, Large);
