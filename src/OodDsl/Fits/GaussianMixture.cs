namespace OodDsl;

/// <summary>
/// A mixture of Gaussians over numbers, fitted by expectation and maximisation as scikit-learn does, but from k-means that starts at quantiles, so
/// that the same numbers give the same mixture.
/// </summary>
/// <param name="Weights">Shares of the components, [K], float64, summing to 1.</param>
/// <param name="Means">[K].</param>
/// <param name="Variances">[K], positive.</param>
public sealed record GaussianMixture(Tensor Weights, Tensor Means, Tensor Variances)
{
    /// <summary>Steps of expectation and maximisation that the fit took.</summary>
    public int Iterations { get; init; }

    /// <summary>Fits a mixture.</summary>
    /// <param name="rows">Numbers, [N], finite; at least as many as components.</param>
    /// <param name="components">K, at least 1.</param>
    /// <param name="iterations">At most so many steps; ReSmooth takes 10.</param>
    /// <param name="tolerance">It stops when the mean log-likelihood changes by less.</param>
    /// <param name="floor">Added to every variance.</param>
    public static GaussianMixture Of(Tensor rows, int components, int iterations = 10, double tolerance = 1e-2, double floor = 5e-4)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Require.AtLeast(components, 1, nameof(components));
        Require.Finite(rows, nameof(GaussianMixture));
        var numbers = rows.detach().to(float64).cpu().contiguous().data<double>().ToArray();
        if (numbers.Length < components)
            throw new ArgumentException($"{numbers.Length} numbers are too few for {components} components.", nameof(rows));
        Array.Sort(numbers);
        var fit = new MixtureFit(numbers, components, floor);
        var steps = fit.Run(iterations, tolerance);
        return new(Kept(fit.Weights), Kept(fit.Means), Kept(fit.Variances)) { Iterations = steps };

        Tensor Kept(double[] values) => tensor(values, dtype: float64, device: rows.device);
    }

    /// <summary>The probability that a number comes from the component with the smallest mean.</summary>
    /// <param name="rows">[N].</param>
    /// <param name="monotone">
    /// 0 from the largest mean on: where the lowest component is the widest, very large numbers would count as its own again.
    /// </param>
    /// <returns>
    /// [N], in [0, 1]. All ones if the fit has collapsed (a weight under 0.02, or equal means): then there is nothing to tell apart.
    /// </returns>
    public Tensor PosteriorOfLowest(Tensor rows, bool monotone = false)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var scope = NewDisposeScope();
        var z = rows.detach().to(float64);
        var lowest = one_hot(Means.argmin(), Means.shape[0]).to(float64);
        var posterior = LogJoint(z).softmax(1).matmul(lowest);
        if (monotone) posterior = posterior.masked_fill(z >= Means.amax(0), 0);
        var apart = (Weights.amin(0) > 0.02) & (Means.amax(0) > Means.amin(0));
        return where(apart, posterior, ones_like(posterior)).to(rows.dtype).MoveToOuterDisposeScope();
    }

    /// <summary>Log-likelihood of each number.</summary>
    /// <param name="rows">[N].</param>
    /// <returns>[N], float64, in nats.</returns>
    public Tensor LogLikelihood(Tensor rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return LogJoint(rows.detach().to(float64)).logsumexp(1);
    }

    // [N, K].
    Tensor LogJoint(Tensor rows) =>
        Weights.log() - ((rows.unsqueeze(1) - Means).square() / Variances + Variances.log() + Math.Log(2 * Math.PI)) / 2;
}
