namespace OodDsl;

/// <summary>Of OpenOOD's benchmark for MNIST: letters A to J of notMNIST.</summary>
public sealed class OpenOodNotMnist() : OpenOodSet("mnist/test_notmnist", 28);
