namespace OodDsl;

/// <summary>Pillow's image operations for batches of images in [0, 1], [N, C, H, W], as RandAugment strings them together.</summary>
static class PillowOperations
{
    /// <summary>Each channel stretched over all levels; a channel of one level is left as it is.</summary>
    internal static Tensor AutoContrast(Tensor images)
    {
        var (low, high) = (images.amin([2, 3], keepdim: true), images.amax([2, 3], keepdim: true));
        return where(high > low, (images - low) / where(high > low, high - low, ones_like(high)), images);
    }

    /// <summary>Each channel's levels replaced by their ranks, in Pillow's integer arithmetic.</summary>
    internal static Tensor Equalize(Tensor images)
    {
        var pixels = images.shape[2] * images.shape[3];
        var levels = Levels(images).to(int64).view(-1, pixels);
        var (sorted, _) = levels.sort(1);
        var all = arange(256, device: images.device).expand(levels.shape[0], 256).contiguous();
        var below = searchsorted(sorted, all);
        var step = below.gather(1, sorted[.., (int)(pixels - 1)..]).floor_divide(255);
        var table = (step.floor_divide(2) + below).floor_divide(step.clamp_min(1)).clamp_max(255);
        var equalized = where(step > 0, table.gather(1, levels), levels);
        return equalized.view(images.shape).to(images.dtype) / 255;
    }

    /// <summary>Levels from the threshold on, in 0..256, inverted.</summary>
    internal static Tensor Solarize(Tensor images, double threshold) => where(Levels(images) < threshold, images, 1 - images);

    /// <summary>All but the leading bits of each level cleared; at least one bit is kept.</summary>
    internal static Tensor Posterize(Tensor images, int bits)
    {
        double lost = 1 << (8 - Math.Clamp(bits, 1, 8));
        return (Levels(images) / lost).floor() * lost / 255;
    }

    /// <summary>Away from grey by a factor; 0 is grey, 1 the image.</summary>
    internal static Tensor Saturation(Tensor images, double factor) => Blend(Colors.Luminance(images), images, factor);

    /// <summary>Away from black by a factor.</summary>
    internal static Tensor Brightness(Tensor images, double factor) => (images * factor).clamp(0, 1);

    /// <summary>Away from the mean grey level, rounded, by a factor.</summary>
    internal static Tensor Contrast(Tensor images, double factor) =>
        Blend(Levels(Colors.Luminance(images).mean([1, 2, 3], keepdim: true)) / 255, images, factor);

    /// <summary>Away from the smoothed image by a factor; pixels at the border are left as they are.</summary>
    internal static Tensor Sharpness(Tensor images, double factor)
    {
        if (images.shape[2] < 3 || images.shape[3] < 3) return images;
        var kernel = ones([1, 1, 3, 3], dtype: images.dtype, device: images.device);
        kernel[0, 0, 1, 1] = tensor(5, dtype: images.dtype);
        var planes = images.view(-1, 1, images.shape[2], images.shape[3]);
        var smooth = planes.clone();
        smooth[.., .., 1..^1, 1..^1] = Levels(conv2d(planes, kernel / 13)) / 255;
        return Blend(smooth.view(images.shape), images, factor);
    }

    /// <summary>Lines moved in proportion to their distance from the top: <c>x' = x + shear y</c>. [N] shears.</summary>
    internal static Tensor ShearX(Tensor images, Tensor shear)
    {
        var (one, zero) = (ones_like(shear), zeros_like(shear));
        return Moved(images, AffineMaps.Of(one, shear, shear * (images.shape[2] / 2.0), zero, one, zero));
    }

    /// <summary>Columns moved in proportion to their distance from the left: <c>y' = y + shear x</c>. [N] shears.</summary>
    internal static Tensor ShearY(Tensor images, Tensor shear)
    {
        var (one, zero) = (ones_like(shear), zeros_like(shear));
        return Moved(images, AffineMaps.Of(one, zero, zero, shear, one, shear * (images.shape[3] / 2.0)));
    }

    /// <summary>Images moved by pixels, [N] each; null: not at all. What comes in is black.</summary>
    internal static Tensor Translate(Tensor images, Tensor? across, Tensor? down)
    {
        var zero = zeros(images.shape[0], device: images.device);
        return Moved(images, AffineMaps.Of(zero + 1, zero, across ?? zero, zero, zero + 1, down ?? zero));
    }

    /// <summary>A square of this side around a random place, filled with the mean colour of CIFAR.</summary>
    internal static Tensor GreySquare(Tensor images, double side, Draws random)
    {
        var color = tensor([125 / 255f, 123 / 255f, 114 / 255f], device: images.device).view(1, 3, 1, 1);
        if (images.shape[1] == 1) color = Colors.Luminance(color);
        return where(Covered(images.shape[2]).view(-1, 1, images.shape[2], 1) & Covered(images.shape[3]).view(-1, 1, 1, images.shape[3]), color, images);

        Tensor Covered(long length)
        {
            var center = length * random.Uniform(images.shape[0], 1);
            var first = (center - side / 2).clamp_min(0).floor();
            var line = arange(length, device: images.device);
            return (line >= first) & (line <= (first + side).clamp_max(length));
        }
    }

    static Tensor Moved(Tensor images, Tensor maps) =>
        AffineMaps.Sample(images, maps, GridSampleMode.Nearest, GridSamplePaddingMode.Zeros);

    static Tensor Blend(Tensor from, Tensor images, double factor) => (from + factor * (images - from)).clamp(0, 1);

    static Tensor Levels(Tensor images) => (images * 255).round();
}
