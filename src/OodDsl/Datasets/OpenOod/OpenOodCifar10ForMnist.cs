namespace OodDsl;

/// <summary>Of OpenOOD's benchmark for MNIST: CIFAR-10.</summary>
[Overlaps<Cifar10>]
public sealed class OpenOodCifar10ForMnist() : OpenOodSet("mnist/test_cifar10", 28);
