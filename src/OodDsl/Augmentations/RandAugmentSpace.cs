namespace OodDsl;

/// <summary>Which operations <see cref="RandAugment"/> chooses from. Published code disagrees; these are the two that methods here use.</summary>
public enum RandAugmentSpace
{
    /// <summary>
    /// Fourteen: identity, autocontrast, equalize, invert, posterize to 4-8 bits, solarize, colour, brightness, sharpness (0.1-1.9), rotate (30 degrees),
    /// shear (0.3) and translate (0.45 of the side) along both axes. ReSmooth's.
    /// </summary>
    Fourteen,

    /// <summary>
    /// Sixteen: no identity; contrast (0.1-1.9), solarize after adding up to 110, and a grey square of up to 40 pixels as well; posterize to 0-4 bits,
    /// translate by up to 100 pixels. HOOD's.
    /// </summary>
    Sixteen,
}
