namespace OodDsl;

/// <summary>
/// Random numbers on the run's device. While a network trains, a generator's, one after the other. In evaluation they belong to the image: what is
/// drawn for a row follows from the run's seed, the place of the program, the row's number in its set and how much was drawn before for it, so an
/// image gets the same draws whatever the size of the batch and whatever else is in it.
/// </summary>
public abstract class Draws
{
    /// <summary>Uniform in [0, 1).</summary>
    /// <param name="shape">In evaluation its first dimension is the image.</param>
    /// <returns>float32.</returns>
    /// <exception cref="UserException">In evaluation: the first dimension is not the number of images.</exception>
    public abstract Tensor Uniform(params long[] shape);

    /// <summary>From the normal distribution of mean 0 and variance 1.</summary>
    /// <param name="shape">In evaluation its first dimension is the image.</param>
    /// <returns>float32.</returns>
    /// <exception cref="UserException">In evaluation: the first dimension is not the number of images.</exception>
    public abstract Tensor Normal(params long[] shape);

    /// <summary>Whole numbers from 0 to <paramref name="bound"/> - 1, equally likely.</summary>
    /// <param name="bound">At least 1, less than 2^31.</param>
    /// <param name="shape">In evaluation its first dimension is the image.</param>
    /// <returns>int64.</returns>
    /// <exception cref="UserException">In evaluation: the first dimension is not the number of images.</exception>
    public abstract Tensor Integers(long bound, params long[] shape);

    /// <summary>From Poisson distributions.</summary>
    /// <param name="rate">Their means, not negative. In evaluation the first dimension is the image.</param>
    /// <returns>As the rates: whole numbers as float32.</returns>
    /// <exception cref="UserException">In evaluation: the first dimension is not the number of images.</exception>
    public abstract Tensor Poisson(Tensor rate);

    /// <summary>Deals images to operations, about equally many to each; every operation computes only its own.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="operations">Each gets some of the images, their row numbers and where to draw for them.</param>
    /// <returns>[N, C, H, W].</returns>
    internal abstract Tensor Deal(Tensor images, ReadOnlySpan<Func<Tensor, Tensor, Draws, Tensor>> operations);

    /// <summary>The draws of a generator, one after the other.</summary>
    public static implicit operator Draws(Generator generator) => Of(generator);

    /// <summary>The draws of a generator, one after the other.</summary>
    public static Draws Of(Generator generator) => new SequenceDraws(generator);

    /// <summary>Draws that belong to rows.</summary>
    /// <param name="seed">Of the set and the place of the program.</param>
    /// <param name="rows">The rows' numbers in the set, [N], int64.</param>
    public static Draws OfRows(Seed seed, Tensor rows) => new RowDraws(seed, rows);
}
