namespace OodDsl;

/// <summary>Every pixel uniform on 0..255.</summary>
public sealed class UniformNoise : NoiseSet
{
    /// <inheritdoc/>
    protected override byte Pixel(uint bits) => (byte)(bits >> 24);
}
