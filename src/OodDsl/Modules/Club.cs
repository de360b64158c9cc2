namespace OodDsl;

/// <summary>
/// The critic of a CLUB bound (Cheng et al., ICML 2020): a Gaussian q(y|x) whose mean and log-variance are perceptrons of x; the log-variance goes
/// through tanh, so that the variance is between 1/e and e. Parameters <c>mean.0.weight</c>..., <c>logVariance.0.weight</c>...
/// </summary>
public sealed class Club : Module
{
    readonly Sequential mean;
    readonly Sequential logVariance;

    /// <summary>Makes the two perceptrons.</summary>
    /// <param name="inputs">Width of x.</param>
    /// <param name="outputs">Width of y.</param>
    /// <param name="mean">Hidden widths of the mean's perceptron.</param>
    /// <param name="variance">Hidden widths of the log-variance's perceptron.</param>
    public Club(long inputs, long outputs, ReadOnlySpan<long> mean, ReadOnlySpan<long> variance) : base(nameof(Club))
    {
        this.mean = Mlp([inputs, .. mean, outputs]);
        logVariance = Mlp([inputs, .. variance, outputs]);
        register_module(nameof(mean), this.mean);
        register_module(nameof(logVariance), logVariance);
    }

    /// <summary>The bound for paired rows, see <see cref="ClubBound"/>. x, y and the critic receive gradients.</summary>
    /// <param name="x">[N, inputs].</param>
    /// <param name="y">[N, outputs].</param>
    /// <returns>A number, in nats; it may be negative.</returns>
    public Tensor Bound(Tensor x, Tensor y) => ClubBound(mean.call(x), logVariance.call(x).tanh(), y);

    /// <summary>
    /// Mean log-likelihood of the pairs under q(y|x), up to a constant. Raising it makes q true and the bound a bound; outlier-aware learning does
    /// not.
    /// </summary>
    /// <param name="x">[N, inputs].</param>
    /// <param name="y">[N, outputs].</param>
    /// <returns>A number.</returns>
    public Tensor LogLikelihood(Tensor x, Tensor y)
    {
        ArgumentNullException.ThrowIfNull(y);
        var v = logVariance.call(x).tanh();
        return -((y - mean.call(x)).square() * (-v).exp() + v).sum([1]).mean() / 2;
    }
}
