namespace OodDsl;

/// <summary>
/// ODIN (Liang, Li, Srikant; ICLR 2018): <c>max_k softmax(z(x') / T)_k</c> of the image moved one step towards a higher score,
/// <c>x' = x + epsilon sign(d log max_k softmax(z(x) / T)_k / dx)</c>. Higher is more in-distribution.
/// </summary>
public sealed class Odin : Score
{
    /// <summary>T; positive.</summary>
    [Grid(1.0, 10.0, 100.0, 1000.0)]
    public double Temperature { get; init; } = 1000;

    /// <summary>epsilon, in pixel units: images are in [0, 1]. The paper chooses it with OOD images; OpenOOD tries 0.0014 and 0.0028.</summary>
    [Grid(0.0014, 0.0028)]
    public double Epsilon { get; init; } = 0.0014;

    /// <summary>The score of each image.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="logits">[N, K] of images.</param>
    /// <returns>[N], float64, in [1/K, 1].</returns>
    [Passes(2, Backward = 1)]
    public Tensor Compute(Tensor images, Func<Tensor, Tensor> logits)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(logits);
        var temperature = Require.Positive(Temperature, $"{nameof(Odin)}.{nameof(Temperature)}");
        var epsilon = Require.AtLeast(Epsilon, 0, $"{nameof(Odin)}.{nameof(Epsilon)}");
        using var scope = NewDisposeScope();
        var moved = AscendOnce(images, x => LogConfidence(logits(x), temperature), epsilon);
        return LogConfidence(logits(moved), temperature).exp().MoveToOuterDisposeScope();
    }

    /// <summary><c>log max_k softmax(z / T)_k</c>, [N].</summary>
    /// <remarks>In float64: at a temperature of 1000 all scores are 1/K but for the last digits of single precision.</remarks>
    internal static Tensor LogConfidence(Tensor logits, double temperature) => (logits.to(float64) / temperature).log_softmax(1).amax(1);
}
