namespace OodDsl;

/// <summary>Of OpenOOD's benchmark for CIFAR-10: MNIST's 70,000 images.</summary>
public sealed class OpenOodMnist() : OpenOodSet("cifar10/test_mnist");
