namespace OodDsl;

/// <summary>Logistic regression of two groups of rows, for the weights of a sum of scores.</summary>
static class LogisticRegression
{
    /// <summary>
    /// The slopes that tell the first rows from the others: minimum of <c>sum log(1 + exp(-y(w'x + b))) + |w|^2 / 2</c>, x the columns divided by their
    /// deviation over all rows, as scikit-learn's with C = 1; then divided by the deviations. Columns that don't vary have a slope of 0.
    /// </summary>
    /// <param name="positive">[N, L], finite, float64.</param>
    /// <param name="negative">[M, L].</param>
    /// <returns>[L], float64.</returns>
    internal static Tensor Slopes(Tensor positive, Tensor negative)
    {
        using var scope = NewDisposeScope();
        var rows = cat([positive, negative]);
        var (mean, deviation) = (rows.mean([0]), rows.std(0, unbiased: false));
        var scale = where(deviation > 1e-12 * rows.abs().amax(0), 1 / deviation, zeros_like(deviation));
        var x = cat([(rows - mean) * scale, ones([rows.shape[0], 1], dtype: float64, device: rows.device)], 1);
        var y = cat([ones([positive.shape[0]], dtype: float64, device: rows.device), zeros([negative.shape[0]], dtype: float64, device: rows.device)]);
        var width = x.shape[1];
        var ridge = ones([width], dtype: float64, device: rows.device);
        // The intercept is free; a hair of a ridge makes the system regular where all probabilities are 0 or 1.
        ridge[width - 1].fill_(1e-9);
        var w = zeros([width], dtype: float64, device: rows.device);
        // Newton's method on a convex function; halved steps where a whole one overshoots.
        for (var round = 0; round < 100; round++)
        {
            using var part = NewDisposeScope();
            var p = x.matmul(w).sigmoid();
            var slope = x.T.matmul(p - y) + ridge * w;
            if (slope.abs().amax(0).item<double>() < 1e-9 * rows.shape[0]) break;
            var curvature = (x.T * (p * (1 - p))).matmul(x) + ridge.diag();
            var step = linalg.solve(curvature, slope);
            var before = Loss(x, y, w, ridge);
            var share = 1.0;
            while (share > 1e-6 && Loss(x, y, w - share * step, ridge) > before) share /= 2;
            w.sub_(share * step);
        }
        return (w.narrow(0, 0, width - 1) * scale).MoveToOuterDisposeScope();
    }

    static double Loss(Tensor x, Tensor y, Tensor w, Tensor ridge)
    {
        using var scope = NewDisposeScope();
        var margins = x.matmul(w);
        return (nn.functional.softplus(margins) - y * margins).sum().item<double>() + (ridge * w.square()).sum().item<double>() / 2;
    }
}
