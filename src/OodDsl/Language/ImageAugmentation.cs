namespace OodDsl;

/// <summary>An augmentation from images to images. It runs on every stream, with draws of its own for each.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class ImageAugmentation : Augmentation
{
    /// <summary>The chance, drawn for each image, that it is applied. In [0, 1].</summary>
    public virtual double Probability { get; init; } = 1;

    /// <summary>Augments a batch at once, each image with draws of its own.</summary>
    /// <param name="images">[N, C, H, W], in [0, 1], unchanged by the call.</param>
    /// <param name="random">Where every draw comes from.</param>
    /// <returns>[N, C, H', W'], in [0, 1].</returns>
    public abstract Tensor Apply(Tensor images, Draws random);

    /// <summary>Draws which images of a batch it is applied to.</summary>
    /// <returns>[N], bool.</returns>
    protected Tensor Chosen(Tensor images, Draws random)
    {
        ArgumentNullException.ThrowIfNull(images);
        Require.Within(Probability, 0, 1, $"{GetType().Name}.{nameof(Probability)}");
        return random.Uniform(images.shape[0]) < Probability;
    }
}
