namespace OodDsl;

/// <summary>
/// Negative free energy (Liu, Wang, Owens, Li; NeurIPS 2020): <c>T log sum_k exp(z_k / T)</c>. Higher is more in-distribution:
/// it is minus the paper's energy.
/// </summary>
public sealed class Energy : Score
{
    /// <summary>T; positive. Towards 0 the score becomes the maximum logit.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>The score of each image.</summary>
    /// <param name="logits">[N, K].</param>
    /// <returns>[N].</returns>
    public Tensor Compute(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        var temperature = Require.Positive(Temperature, $"{nameof(Energy)}.{nameof(Temperature)}");
        return temperature * (logits / temperature).logsumexp(1);
    }
}
