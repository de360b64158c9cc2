namespace OodDsl;

/// <summary>Of OpenOOD's benchmark for CIFAR-100: MNIST's 70,000 images.</summary>
public sealed class OpenOodMnistForCifar100() : OpenOodSet("cifar100/test_mnist");
