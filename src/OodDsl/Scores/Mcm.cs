namespace OodDsl;

/// <summary>
/// Maximum concept matching, MCM (Ming, Cai, Gu, Sun, Li, Li; NeurIPS 2022): <c>max_k softmax(z / T)_k</c> of a network whose logits z_k are cosines of the
/// image's features and the k-th concept's, such as CLIP's of a text. Higher is more in-distribution. Of other logits it is <see cref="Msp"/> at a
/// temperature.
/// </summary>
public sealed class Mcm : Score
{
    /// <summary>T, positive. The paper's 1 leaves cosines close together on purpose; OpenOOD tries 0.01, 1 and 10.</summary>
    [Grid(0.01, 1.0, 10.0)]
    public double Temperature { get; init; } = 1;

    /// <summary>The score of each image.</summary>
    /// <param name="logits">[N, K], cosines.</param>
    /// <returns>[N], float64, in [1/K, 1].</returns>
    public Tensor Compute(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return Confidence(logits.to(float64) / Require.Positive(Temperature, $"{nameof(Mcm)}.{nameof(Temperature)}"));
    }
}
