namespace OodDsl;

/// <summary>The fifteen corruptions of compounded corruptions (Hebbalaguppe et al., 2022), of those of ImageNet-C.</summary>
public enum CorruptionKind
{
    /// <summary>Normal noise.</summary>
    GaussianNoise,

    /// <summary>Poisson noise.</summary>
    ShotNoise,

    /// <summary>Salt and pepper, each value by itself.</summary>
    ImpulseNoise,

    /// <summary>Normal noise in proportion to the value.</summary>
    SpeckleNoise,

    /// <summary>Out of focus: a disk.</summary>
    DefocusBlur,

    /// <summary>Pixels swapped with near ones.</summary>
    GlassBlur,

    /// <summary>Enlarged copies averaged.</summary>
    ZoomBlur,

    /// <summary>Normal blur.</summary>
    GaussianBlur,

    /// <summary>Falling snow.</summary>
    Snow,

    /// <summary>Plasma fog.</summary>
    Fog,

    /// <summary>Ice in front of the image.</summary>
    Frost,

    /// <summary>Less contrast.</summary>
    Contrast,

    /// <summary>More brightness.</summary>
    Brightness,

    /// <summary>Less or more colour.</summary>
    Saturate,

    /// <summary>Bent by a smooth random field.</summary>
    ElasticTransform,
}
