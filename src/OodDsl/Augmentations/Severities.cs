namespace OodDsl;

/// <summary>Which constants the five severities of <see cref="Corruption"/> have.</summary>
public enum Severities
{
    /// <summary>Those of ImageNet-C (Hendrycks and Dietterich, ICLR 2019), made for images of 224 pixels: very strong on small ones.</summary>
    ImageNetC,

    /// <summary>Those of CIFAR-10-C, made for images of 32 pixels.</summary>
    CifarC,
}
