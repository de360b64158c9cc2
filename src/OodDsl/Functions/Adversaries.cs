namespace OodDsl;

public static partial class Functions
{
    /// <summary>Binary cross-entropy of a discriminator's probabilities to one target, averaged; logarithms end at -100, as in PyTorch.</summary>
    /// <param name="probability">The probability of being real, any shape, in [0, 1].</param>
    /// <param name="target">1: real, 0: fake; between them: smoothed.</param>
    /// <returns>A number, in nats, at least 0.</returns>
    public static Tensor RealOrFake(Tensor probability, double target) =>
        binary_cross_entropy(probability, full_like(probability, target));

    /// <summary>
    /// Images moved one step up the slope of their own score: <c>x + step sign(dS/dx)</c>, a slope of 0 counting as positive (ODIN, Liang et al.,
    /// 2018; Generalized ODIN, Hsu et al., 2020). Not clipped, like there. No parameter receives gradients.
    /// </summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="score">Score of each image, [N]; it must not mix images, so the network is in eval mode.</param>
    /// <param name="step">In pixel units; 0: the images as they are.</param>
    /// <returns>[N, C, H, W], detached.</returns>
    public static Tensor AscendOnce(Tensor images, Func<Tensor, Tensor> score, double step)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (step == 0) return images;
        using var scope = NewDisposeScope();
        var upwards = where(InputGradient.Of(images, score) >= 0, step, -step);
        return (images.detach() + upwards.to(images.dtype)).MoveToOuterDisposeScope();
    }

    /// <summary>The mean score after <see cref="AscendOnce"/> with each of several steps: what an ID step is chosen from.</summary>
    /// <param name="images">[N, C, H, W], ID images that are not trained on.</param>
    /// <param name="score">Score of each image, [N].</param>
    /// <param name="grid">The steps, in pixel units; at least one.</param>
    /// <returns>[steps], float64.</returns>
    public static Tensor AscentCurve(Tensor images, Func<Tensor, Tensor> score, params ReadOnlySpan<double> grid)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(score);
        if (grid.IsEmpty) throw new ArgumentException("There is no step to try.", nameof(grid));
        using var scope = NewDisposeScope();
        var sums = zeros(grid.Length, dtype: float64, device: images.device);
        foreach (var some in images.split(Math.Min(MostAtOnce, ImagesAtOnce.Of(images.shape[2], images.shape[3]))))
        {
            using var part = NewDisposeScope();
            var slope = InputGradient.Of(some, score);
            using var mode = no_grad();
            for (var i = 0; i < grid.Length; i++)
                sums[i].add_(score(some.detach() + where(slope >= 0, grid[i], -grid[i]).to(some.dtype)).to(float64).sum());
        }
        return (sums / images.shape[0]).MoveToOuterDisposeScope();
    }

    /// <summary>The step of <see cref="AscendOnce"/> that raises the mean score most; the first of several.</summary>
    /// <param name="curve">The mean score of each step, as <see cref="AscentCurve"/> gives it.</param>
    /// <param name="grid">The steps.</param>
    /// <returns>One of the grid.</returns>
    public static double LargestGain(Tensor curve, params ReadOnlySpan<double> grid)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (curve.numel() != grid.Length) throw new ArgumentException($"{curve.numel()} scores are not those of {grid.Length} steps.", nameof(curve));
        return grid[(int)curve.argmax().item<long>()];
    }

    /// <summary>The same in one go, from <see cref="AscentCurve"/>.</summary>
    /// <param name="images">[N, C, H, W], ID images that are not trained on.</param>
    /// <param name="score">Score of each image, [N].</param>
    /// <param name="grid">Steps to choose from, in pixel units.</param>
    /// <returns>One of the grid.</returns>
    public static double LargestGain(Tensor images, Func<Tensor, Tensor> score, params ReadOnlySpan<double> grid)
    {
        using var curve = AscentCurve(images, score, grid);
        return LargestGain(curve, grid);
    }

    /// <summary>
    /// Projected gradient ascent within a box of <c>epsilon</c> around each pixel and within [0, 1] (Madry et al., ICLR 2018): steps of
    /// <c>step sign(d objective/dx)</c>. No parameter receives gradients.
    /// </summary>
    /// <param name="images">[N, C, H, W], in [0, 1].</param>
    /// <param name="epsilon">Half the side of the box, in pixel units; 0: the images as they are.</param>
    /// <param name="step">Length of a step, in pixel units.</param>
    /// <param name="steps">How many.</param>
    /// <param name="random">Where the start comes from.</param>
    /// <param name="objective">What is raised: a number or one per image (summed).</param>
    /// <param name="start">Where it starts.</param>
    /// <returns>[N, C, H, W], in [0, 1], detached.</returns>
    public static Tensor Pgd(Tensor images, double epsilon, double step, int steps, Draws random, Func<Tensor, Tensor> objective,
        PgdStart start = PgdStart.Uniform)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(random);
        if (epsilon == 0) return images;
        using var scope = NewDisposeScope();
        var clean = images.detach();
        var (low, high) = ((clean - epsilon).clamp(0, 1), (clean + epsilon).clamp(0, 1));
        var attacked = start switch
        {
            PgdStart.Uniform => clean + epsilon * (2 * random.Uniform(clean.shape).to(clean.dtype) - 1),
            PgdStart.Jitter => clean + 0.001 * random.Normal(clean.shape).to(clean.dtype),
            _ => clean,
        };
        attacked = attacked.maximum(low).minimum(high);
        for (var i = 0; i < steps; i++)
        {
            using var one = NewDisposeScope();
            attacked = (attacked + step * InputGradient.Of(attacked, objective).sign()).maximum(low).minimum(high).MoveToOuterDisposeScope();
        }
        return attacked.MoveToOuterDisposeScope();
    }

    // Scores of a whole set are computed in parts of so many images, of large ones fewer.
    const int MostAtOnce = 256;
}
