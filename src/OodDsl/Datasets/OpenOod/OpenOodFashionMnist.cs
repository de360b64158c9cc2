namespace OodDsl;

/// <summary>Of OpenOOD's benchmark for MNIST: Fashion-MNIST.</summary>
[Overlaps<FashionMnist>]
public sealed class OpenOodFashionMnist() : OpenOodSet("mnist/test_fashionmnist", 28);
