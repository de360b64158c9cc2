namespace OodDsl;

/// <summary>Corruptions that add noise to each value by itself. The tables hold ImageNet-C's and CIFAR-C's constants, severities 1 to 5.</summary>
static class Noises
{
    /// <summary><c>x + N(0, c)</c>.</summary>
    internal static Tensor Gaussian(Tensor images, CorruptionLevel level) =>
        images + level.Constant([.08, .12, .18, .26, .38], [.04, .06, .08, .09, .10]) * level.Normal(images.shape);

    /// <summary><c>Poisson(c x) / c</c>.</summary>
    internal static Tensor Shot(Tensor images, CorruptionLevel level)
    {
        var count = level.Constant([60, 25, 12, 5, 3], [500, 250, 100, 75, 50]);
        return level.Random.Poisson(images * count) / count;
    }

    /// <summary>A share c of the values is black or white.</summary>
    internal static Tensor Impulse(Tensor images, CorruptionLevel level)
    {
        var share = level.Constant([.03, .06, .09, .17, .27], [.01, .02, .03, .05, .07]);
        var (hit, salt) = (level.Uniform(images.shape) < share, level.Uniform(images.shape) < 0.5);
        return where(hit, salt.to(images.dtype), images);
    }

    /// <summary><c>x + x N(0, c)</c>.</summary>
    internal static Tensor Speckle(Tensor images, CorruptionLevel level) =>
        images * (1 + level.Constant([.15, .2, .35, .45, .6], [.06, .1, .12, .16, .2]) * level.Normal(images.shape));
}
