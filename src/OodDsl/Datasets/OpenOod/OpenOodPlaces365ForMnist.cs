namespace OodDsl;

/// <summary>Of OpenOOD's benchmark for MNIST: Places365.</summary>
[Overlaps<Places365>]
public sealed class OpenOodPlaces365ForMnist() : OpenOodSet("mnist/test_places365", 28);
