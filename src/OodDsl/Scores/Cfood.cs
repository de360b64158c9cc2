namespace OodDsl;

/// <summary>
/// CFOOD, as OpenOOD computes it: minus the least share kappa of a random part of the training set, such that for at least a share k of its images i the
/// image is no farther from i than i's own nearest kappa of the part. Features of unit length. Higher is more in-distribution.
/// </summary>
public sealed class Cfood : Score
{
    /// <summary>Share of the training set that is drawn, in (0, 1].</summary>
    public double Share { get; init; } = 0.1;

    /// <summary>k, in (0, 1].</summary>
    public double Quorum { get; init; } = 0.01;

    /// <summary>Draws the part and measures its neighbourhoods.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <param name="random">What the part is drawn with.</param>
    /// <returns>The part's unit features [n, D]; per image its radii [n, L], growing; the shares kappa that they enclose, and 1, [L + 1], float64.</returns>
    public (Tensor part, Tensor radii, Tensor shares) Fit(Tensor trainFeatures, Generator random)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        var count = Subsets.Count(trainFeatures, Share, $"{nameof(Cfood)}.{nameof(Share)}");
        Require.Finite(trainFeatures, nameof(Cfood));
        using var scope = NewDisposeScope();
        var part = normalize(trainFeatures.index_select(0, Subsets.Rows(trainFeatures, count, random)));
        // Each share once that reaches one more neighbour; the image itself is the nearest.
        var reached = Grid().Select(share => (Share: share, Neighbour: Math.Max(0, (long)(share * count) - 1) + 1)).Where(one => one.Neighbour < count)
            .DistinctBy(one => one.Neighbour).ToArray();
        if (reached.Length == 0) reached = [(1, count - 1)];
        var neighbours = tensor(Array.ConvertAll(reached, one => one.Neighbour), dtype: int64, device: part.device);
        var radii = part.split(RowsAtOnce).Select(rows => Radii(rows, part, neighbours)).ToArray();
        var shares = tensor((double[])[.. reached.Select(one => one.Share), 1.0], dtype: float64, device: part.device);
        return (part.MoveToOuterDisposeScope(), cat(radii).MoveToOuterDisposeScope(), shares.MoveToOuterDisposeScope());
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="part">[n, D].</param>
    /// <param name="radii">[n, L].</param>
    /// <param name="shares">[L + 1].</param>
    /// <returns>[N], float64, in [-1, 0).</returns>
    public Tensor Compute(Tensor features, Tensor part, Tensor radii, Tensor shares)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(radii);
        ArgumentNullException.ThrowIfNull(shares);
        var quorum = Require.Within(Quorum, 0, 1, $"{nameof(Cfood)}.{nameof(Quorum)}");
        var needed = Math.Max(1, (long)Math.Ceiling(quorum * part.shape[0] - 1e-9));
        // Which of its radii an image of the part needs to enclose the image: their k-th smallest decides.
        var within = searchsorted(radii, Distances(part, normalize(features)));
        return -shares.index_select(0, within.kthvalue(needed, 0).Item1);
    }

    static Tensor Radii(Tensor rows, Tensor part, Tensor neighbours)
    {
        using var scope = NewDisposeScope();
        var (sorted, _) = Distances(rows, part).sort(1);
        return sorted.index_select(1, neighbours).MoveToOuterDisposeScope();
    }

    // Squared distances of unit vectors (or of zeros), [a, b].
    static Tensor Distances(Tensor a, Tensor b) =>
        (a.square().sum(1, keepdim: true) + b.square().sum(1) - 2 * a.matmul(b.T)).clamp_min(0);

    static IEnumerable<double> Grid() =>
        [.. Steps(0.001, 0.1, 100), .. Steps(0.105, 0.5, 81), .. Steps(0.51, 0.99, 49)];

    static IEnumerable<double> Steps(double from, double to, int count) => Enumerable.Range(0, count).Select(i => from + i * (to - from) / (count - 1));

    const long RowsAtOnce = 1000;
}
