namespace OodDsl;

public static partial class Functions
{
    /// <summary>Gaussian kernel between rows, <c>exp(-|a_i - b_j|^2 / (2 sigma^2))</c>.</summary>
    /// <param name="a">[M, D].</param>
    /// <param name="b">[N, D].</param>
    /// <param name="sigma">Kernel width, positive.</param>
    /// <returns>[M, N], in [0, 1].</returns>
    public static Tensor RbfKernel(Tensor a, Tensor b, double sigma)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma);
        return (PairDistances(a, b) / (-2 * sigma * sigma)).exp();
    }

    /// <summary>
    /// Hilbert-Schmidt independence criterion of paired rows, the biased estimator with Gaussian kernels:
    /// <c>trace(K H L H) / (m - 1)^2</c>, <c>H = I - 11'/m</c> (Gretton et al., 2005). 0 if either side is constant.
    /// </summary>
    /// <param name="a">[m, D], at least two rows.</param>
    /// <param name="b">[m, E].</param>
    /// <param name="sigma">Width of both kernels, positive.</param>
    /// <returns>A number, at least 0.</returns>
    public static Tensor BiasedHsic(Tensor a, Tensor b, double sigma)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var rows = a.shape[0];
        if (rows < 2 || b.shape[0] != rows)
            throw new UserException(ExitCode.Configuration,
                $"HSIC needs pairs of rows, at least two; it was given {rows} and {b.shape[0]}.",
                "Train in larger batches, without the last one if it is not full: Train(BatchSize = ..., DropLast = true).");
        var (first, second) = (RbfKernel(a, a, sigma), RbfKernel(b, b, sigma));
        var centered = first - first.mean([0], keepdim: true) - first.mean([1], keepdim: true) + first.mean();
        return (centered * second).sum() / Math.Pow(rows - 1, 2);
    }

    /// <summary>
    /// Mean of <see cref="BiasedHsic"/> over several batches of rows, each paired with the same rows: row i of every chunk with row i of
    /// <paramref name="b"/> (HOOD, Lin et al., 2022, pairs two outliers with each inlier). Both sides receive gradients.
    /// </summary>
    /// <param name="chunks">[n m, D]: a whole number n of chunks.</param>
    /// <param name="b">[m, E], at least two rows.</param>
    /// <param name="sigma">Width of both kernels, positive.</param>
    /// <returns>A number, at least 0.</returns>
    public static Tensor ChunkedHsic(Tensor chunks, Tensor b, double sigma)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        ArgumentNullException.ThrowIfNull(b);
        if (chunks.shape[0] == 0) throw new ArgumentException("There is no row to pair.", nameof(chunks));
        return stack([.. chunks.split(Math.Max(1, b.shape[0])).Select(chunk => BiasedHsic(chunk, b, sigma))]).mean();
    }

    /// <summary>
    /// How evenly rows spread over the sphere: <c>log mean_{i&lt;j} exp(-2 |z_i - z_j|^2)</c> (Wang and Isola, 2020).
    /// Lower is more even; 0 if all rows are equal.
    /// </summary>
    /// <param name="rows">[N, D], of unit length, at least two. Memory grows with N squared.</param>
    /// <returns>A number, at most 0.</returns>
    public static Tensor PairUniformity(Tensor rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var count = rows.shape[0];
        if (count < 2) throw new ArgumentException("Uniformity is that of pairs: it needs two rows.", nameof(rows));
        // Infinite distance from a row to itself takes the diagonal out of the sum.
        var itself = eye(count, dtype: @bool, device: rows.device);
        var exponents = (-2 * PairDistances(rows, rows)).masked_fill(itself, double.NegativeInfinity);
        return exponents.view(-1).logsumexp(0) - Math.Log((double)count * (count - 1));
    }

    /// <summary>
    /// How close rows of a class are: the mean cosine of two different rows of one class, averaged over the classes that have two (tolerance, Wang
    /// and Liu, CVPR 2021).
    /// </summary>
    /// <param name="rows">[N, D], of unit length.</param>
    /// <param name="labels">[N], int64, in [0, classes).</param>
    /// <param name="classes">How many classes.</param>
    /// <returns>A number, in [-1, 1]; 0 if no class has two rows.</returns>
    public static Tensor ClassTolerance(Tensor rows, Tensor labels, long classes)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(labels);
        // All pairs of a class at once: the square of its sum, without the rows' own squares.
        var members = one_hot(labels, classes).to(rows.dtype);
        var counts = members.sum([0]);
        var pairs = members.T.matmul(rows).square().sum(1) - members.T.matmul(rows.square().sum(1));
        return MeanWhere(counts > 1, pairs / (counts * (counts - 1)).clamp_min(1));
    }

    /// <summary>Squared distances between rows, [M, N], by a matrix product.</summary>
    internal static Tensor PairDistances(Tensor a, Tensor b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        // Distances don't change by a shift, but what the product cancels does: it is smallest around the mean.
        var shift = b.detach().mean([0], keepdim: true);
        var (x, y) = (a - shift, b - shift);
        return (x.square().sum(1, keepdim: true) + y.square().sum(1) - 2 * x.matmul(y.T)).clamp_min(0);
    }
}
