namespace OodDsl;

/// <summary>
/// i-ODIN (OpenOOD v1.5): as <see cref="Odin"/>, but only the one value of the image (a channel of a pixel) moves whose gradient per deviation of its
/// channel is largest in size: OpenOOD's inputs are standardised. Higher is more in-distribution.
/// </summary>
public sealed class IOdin : Score
{
    /// <summary>T; positive. OpenOOD's is 1000.</summary>
    [Grid(1.0, 10.0, 100.0, 1000.0)]
    public double Temperature { get; init; } = 1000;

    /// <summary>epsilon, in pixel units: images are in [0, 1].</summary>
    [Grid(0.0014, 0.0028)]
    public double Epsilon { get; init; } = 0.0014;

    /// <summary>The score of each image.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="logits">[N, K] of images.</param>
    /// <param name="deviations">Of the validation set's channels.</param>
    /// <returns>[N], float64, in [1/K, 1].</returns>
    [Passes(2, Backward = 1)]
    public Tensor Compute(Tensor images, Func<Tensor, Tensor> logits, ChannelDeviations deviations)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(deviations);
        var temperature = Require.Positive(Temperature, $"{nameof(IOdin)}.{nameof(Temperature)}");
        var epsilon = Require.AtLeast(Epsilon, 0, $"{nameof(IOdin)}.{nameof(Epsilon)}");
        using var scope = NewDisposeScope();
        var slope = (InputGradient.Of(images, x => Odin.LogConfidence(logits(x), temperature)) * deviations.Deviations).flatten(1);
        var steepest = slope.abs().argmax(1, keepdim: true);
        var step = zeros_like(slope).scatter(1, steepest, epsilon * slope.gather(1, steepest).sign()).view(images.shape);
        return Odin.LogConfidence(logits(images + step), temperature).exp().MoveToOuterDisposeScope();
    }
}
