namespace OodDsl;

/// <summary>Corruptions of light and colour. The tables hold ImageNet-C's and CIFAR-C's constants, severities 1 to 5.</summary>
static class Tones
{
    /// <summary><c>(x - mean) c + mean</c>, the mean that of each channel.</summary>
    internal static Tensor Contrast(Tensor images, CorruptionLevel level)
    {
        var mean = images.mean([2, 3], keepdim: true);
        return (images - mean) * level.Constant([.4, .3, .2, .1, .05], [.75, .5, .4, .3, .15]) + mean;
    }

    /// <summary>The value of HSV plus c.</summary>
    internal static Tensor Brightness(Tensor images, CorruptionLevel level)
    {
        var more = level.Constant([.1, .2, .3, .4, .5], [.05, .1, .15, .2, .3]);
        return Colors.InHsv(images, color => (color.Hue, color.Saturation, (color.Value + more).clamp(0, 1)));
    }

    /// <summary>The saturation of HSV times a plus b.</summary>
    internal static Tensor Saturate(Tensor images, CorruptionLevel level)
    {
        var (factor, more) = (level.Constant([.3, .1, 2, 5, 20], [.3, .1, 1.5, 2, 2.5]), level.Constant([0, 0, 0, .1, .2], [0, 0, 0, .1, .2]));
        return Colors.InHsv(images, color => (color.Hue, (color.Saturation * factor + more).clamp(0, 1), color.Value));
    }
}
