namespace OodDsl;

/// <summary>
/// Weighted energy (Du, Wang, Cai, Li; ICLR 2022, eq. 6): <c>log sum_k relu(w_k) exp(z_k)</c> with weights w that training has learned. Higher is more
/// in-distribution.
/// </summary>
/// <remarks>
/// The experiment makes the weights, under the name <c>energyWeight</c>: a buffer, or a value of a module's weight, as VOS trains it. Without one of
/// that name the compiler refuses the score.
/// </remarks>
public sealed class WeightedEnergy : Score
{
    /// <summary>The score of each image.</summary>
    /// <param name="logits">[N, K].</param>
    /// <param name="energyWeight">w, K numbers in any shape; negative ones count as 0.</param>
    /// <returns>[N]; minus infinity if no weight is positive.</returns>
    public Tensor Compute(Tensor logits, Tensor energyWeight)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(energyWeight);
        return (logits + relu(energyWeight.detach().reshape(1, -1).to(logits.dtype)).log()).logsumexp(1);
    }
}
