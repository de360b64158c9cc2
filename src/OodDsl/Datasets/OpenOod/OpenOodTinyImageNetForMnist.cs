namespace OodDsl;

/// <summary>Of OpenOOD's benchmark for MNIST: Tiny ImageNet.</summary>
[Overlaps<TinyImageNet>]
public sealed class OpenOodTinyImageNetForMnist() : OpenOodSet("mnist/test_tin", 28);
