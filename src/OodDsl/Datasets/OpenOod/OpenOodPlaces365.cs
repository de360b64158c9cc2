namespace OodDsl;

/// <summary>Of OpenOOD's benchmark for CIFAR-10: 35,195 validation images of Places365.</summary>
[Overlaps<Places365>]
public sealed class OpenOodPlaces365() : OpenOodSet("cifar10/test_places365");
