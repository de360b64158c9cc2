namespace OodDsl;

/// <summary>
/// Latents that a class-conditional latent diffusion samples when the vector that stands for a class is replaced by one of the class's boundary
/// outliers (outlier-aware learning, Gao et al., 2024). They are never decoded: the mean over channels, then over the height, is what is kept.
/// </summary>
/// <remarks>
/// The paper uses Stable Diffusion 1.4. Here a small diffusion (latents 4 x 8 x 8) is trained on the training set itself, before the experiment's
/// training. A class is known to it by the mean direction of its boundary outliers, so that what replaces it comes from the same space.
/// </remarks>
public sealed class DiffusionOutliers : Fit
{
    /// <summary>How many.</summary>
    public int Count { get; init; } = 300;

    /// <summary>Samples that share one class and one boundary outlier.</summary>
    public int Shared { get; init; } = 3;

    /// <summary>Steps of sampling.</summary>
    public int Steps { get; init; } = 50;

    /// <summary>Strength of classifier-free guidance; 1: none.</summary>
    public double Guidance { get; init; } = 7.5;

    /// <summary>Training steps of the autoencoder, and of the noise predictor.</summary>
    public int TrainingSteps { get; init; } = 400;

    /// <summary>Images per training step.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Channels of the diffusion's first layers; a multiple of 8.</summary>
    public int Width { get; init; } = 32;

    /// <summary>Trains the diffusion and samples.</summary>
    /// <param name="trainImages">N of [C, H, W], in [0, 1].</param>
    /// <param name="trainLabels">[N], int64.</param>
    /// <param name="boundaryOutliers">[K M, D], class after class.</param>
    /// <param name="classes">K.</param>
    /// <param name="random">Where every draw comes from but the weights' start, which is the default generator's.</param>
    /// <returns>[Count, 8].</returns>
    public Tensor Build(ImageRows trainImages, Tensor trainLabels, Tensor boundaryOutliers, int classes, Generator random)
    {
        ArgumentNullException.ThrowIfNull(trainImages);
        ArgumentNullException.ThrowIfNull(boundaryOutliers);
        foreach (var (value, name) in ((int, string)[])[(Count, nameof(Count)), (Shared, nameof(Shared)), (Steps, nameof(Steps)), (TrainingSteps, nameof(TrainingSteps)), (BatchSize, nameof(BatchSize))])
            Require.AtLeast(value, 1, $"{nameof(DiffusionOutliers)}.{name}");
        if (Width < 8 || Width % 8 != 0)
            throw new UserException(ExitCode.Configuration, $"DiffusionOutliers.Width is {Width}; it must be a multiple of 8.", "Declare a width of 32, say.");
        using var scope = NewDisposeScope();
        var pool = boundaryOutliers.detach().view(classes, -1, boundaryOutliers.shape[1]);
        var tokens = normalize(pool.mean([1])) * linalg.vector_norm(pool, dims: [2], keepdim: true).mean([1]);
        using var diffusion = new LatentDiffusion(trainImages.Channels, pool.shape[2], Width, trainImages.Device);
        diffusion.Train(trainImages, trainLabels, tokens, TrainingSteps, BatchSize, random);

        // One class and one of its outliers for every few samples.
        var groups = (Count + Shared - 1) / Shared;
        var drawn = randint(0, pool.shape[0] * pool.shape[1], [groups], dtype: int64, device: pool.device, generator: random);
        var vectors = boundaryOutliers.detach().index_select(0, drawn.repeat_interleave(Shared).narrow(0, 0, Count));
        var latents = diffusion.Sample(vectors, Steps, Guidance, random);
        Require.Finite(latents, nameof(DiffusionOutliers));
        return latents.mean([1]).mean([1]).MoveToOuterDisposeScope();
    }
}
