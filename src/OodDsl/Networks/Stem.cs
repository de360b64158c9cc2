namespace OodDsl;

/// <summary>How a residual network begins.</summary>
public enum Stem
{
    /// <summary>A 3x3 convolution, for images of about 32 pixels (OpenOOD's CIFAR networks). The shortcuts are called <c>shortcut</c>.</summary>
    Small,

    /// <summary>
    /// A 7x7 convolution of stride 2 and a pooling, for images of about 224 pixels (torchvision's). The shortcuts are called <c>downsample</c>.
    /// </summary>
    Large,
}
