namespace OodDsl;

/// <summary>Of OpenOOD's benchmark for CIFAR-100: Places365's validation images, without what CIFAR-100 shows.</summary>
[Overlaps<Places365>]
public sealed class OpenOodPlaces365ForCifar100() : OpenOodSet("cifar100/test_places365");
