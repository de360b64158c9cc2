namespace OodDsl;

public static partial class Functions
{
    /// <summary>
    /// Contrastive log-ratio upper bound of the mutual information of paired rows x and y (CLUB, Cheng et al., ICML 2020), for a Gaussian q(y|x):
    /// <c>mean_i sum_d e^{-v_id}/2 (mean_j (y_jd - m_id)^2 - (y_id - m_id)^2)</c>. It may be negative; 0 if either side is constant.
    /// </summary>
    /// <param name="mean">m, the mean of q(y|x_i), [N, D].</param>
    /// <param name="logVariance">v, the logarithm of its variance, [N, D].</param>
    /// <param name="y">[N, D].</param>
    /// <returns>A number, in nats.</returns>
    public static Tensor ClubBound(Tensor mean, Tensor logVariance, Tensor y)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(logVariance);
        ArgumentNullException.ThrowIfNull(y);
        // Around the mean of y, the N x N differences come down to rows.
        var center = y.mean([0], keepdim: true);
        var spread = y - center;
        var gap = spread.square().mean([0], keepdim: true) - spread.square() + 2 * spread * (mean - center);
        return ((-logVariance).exp() * gap).sum([1]).mean() / 2;
    }
}
