namespace OodDsl;

/// <summary>How a picture of any size becomes one of the benchmark's size.</summary>
public enum Framing
{
    /// <summary>The shorter side is resized to the size, and the middle of the longer one is kept.</summary>
    Cover,

    /// <summary>As <see cref="Cover"/>, but resized to 8/7 of the size (256 for 224) and cut on all sides: the usual evaluation on ImageNet.</summary>
    CoverAndCrop,

    /// <summary>Height and width are resized each by itself.</summary>
    Stretch,

    /// <summary>The middle is kept as it is; a picture that is smaller is resized as in <see cref="Cover"/>.</summary>
    Crop,
}
