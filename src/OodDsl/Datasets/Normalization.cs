namespace OodDsl;

/// <summary>
/// What networks that are published for a data set take from images in [0, 1] and divide them by, per channel. The default input layer takes these numbers
/// instead of measuring the training images: published weights work with no others.
/// </summary>
/// <param name="Mean">Mean per channel, [C].</param>
/// <param name="Deviation">Standard deviation per channel, [C].</param>
public sealed record Normalization(IReadOnlyList<double> Mean, IReadOnlyList<double> Deviation)
{
    /// <summary>Of ImageNet, as torchvision's networks and most others have it.</summary>
    public static Normalization ImageNet { get; } = new([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]);

    /// <summary>Of CIFAR-10, as OpenOOD has it.</summary>
    public static Normalization Cifar10 { get; } = new([0.4914, 0.4822, 0.4465], [0.2470, 0.2435, 0.2616]);

    /// <summary>Of CIFAR-100, as OpenOOD has it.</summary>
    public static Normalization Cifar100 { get; } = new([0.5071, 0.4867, 0.4408], [0.2675, 0.2565, 0.2761]);

    /// <summary>To [-1, 1], as OpenOOD has it for all other data sets.</summary>
    public static Normalization Symmetric { get; } = new([0.5, 0.5, 0.5], [0.5, 0.5, 0.5]);
}
