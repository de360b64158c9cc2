namespace OodDsl;

/// <summary>OOD validation images of OpenOOD's benchmark for MNIST: letters of notMNIST.</summary>
public sealed class OpenOodNotMnistValidation() : OpenOodSet("mnist/val_notmnist", 28);
