namespace OodDsl;

/// <summary>
/// Temperature scaling (Guo, Pleiss, Sun, Weinberger; ICML 2017): <c>max_k softmax(z / T)_k</c> with the T that makes the validation set most likely.
/// Higher is more in-distribution.
/// </summary>
public sealed class TempScale : Score
{
    /// <summary>
    /// OpenOOD's reading: what one call of its LBFGS gets to (from 1.5, rate 0.01, 50 iterations), which stops short of the optimum. Default: the optimum.
    /// </summary>
    public bool OneLbfgsCall { get; init; }

    /// <summary>The temperature of the validation set.</summary>
    /// <param name="validationLogits">[M, K].</param>
    /// <param name="validationLabels">[M], int64.</param>
    /// <returns>T, in [0.001, 1000]: without an error among the predictions the likelihood grows without end as T shrinks.</returns>
    public double Fit(Tensor validationLogits, Tensor validationLabels)
    {
        ArgumentNullException.ThrowIfNull(validationLogits);
        ArgumentNullException.ThrowIfNull(validationLabels);
        Require.Finite(validationLogits, nameof(TempScale));
        using var scope = NewDisposeScope();
        var logits = validationLogits.to(float64);
        // Differences to the label's logit: the likelihood depends on nothing else.
        var margins = logits - logits.gather(1, validationLabels.unsqueeze(1));
        return OneLbfgsCall ? OneCall(margins) : Optimum(margins);
    }

    /// <summary>The score of each image.</summary>
    /// <param name="logits">[N, K].</param>
    /// <param name="temperature">T.</param>
    /// <returns>[N], float64, in [1/K, 1].</returns>
    public Tensor Compute(Tensor logits, double temperature)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return Confidence(logits.to(float64) / temperature);
    }

    // The negative log-likelihood is convex in 1/T: its slope crosses zero once.
    static double Optimum(Tensor margins)
    {
        var (low, high) = (Math.Log(1e-3), Math.Log(1e3));
        if (Slope(margins, Math.Exp(low)) >= 0) return Math.Exp(-low);
        if (Slope(margins, Math.Exp(high)) <= 0) return Math.Exp(-high);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (Slope(margins, Math.Exp(middle)) < 0) low = middle;
            else high = middle;
        }
        return Math.Exp(-(low + high) / 2);
    }

    /// <summary>Derivative of the mean negative log-likelihood with respect to 1/T.</summary>
    static double Slope(Tensor margins, double inverse)
    {
        using var scope = NewDisposeScope();
        return ((inverse * margins).softmax(1) * margins).sum(1).mean().item<double>();
    }

    // In one dimension LBFGS' direction is the secant's step; the first is the gradient's.
    static double OneCall(Tensor margins)
    {
        const double rate = 0.01, tolerance = 1e-9;
        var temperature = 1.5;
        var gradient = Gradient(temperature);
        var curvature = 0.0;
        for (var i = 0; i < 50 && Math.Abs(gradient) > 1e-7; i++)
        {
            var direction = curvature > 0 ? -gradient / curvature : -gradient;
            var step = (i == 0 ? Math.Min(1, 1 / Math.Abs(gradient)) * rate : rate) * direction;
            if (Math.Abs(gradient * direction) < tolerance) break;
            temperature += step;
            if (i == 49) break;
            var next = Gradient(temperature);
            var (change, before) = (next - gradient, gradient);
            gradient = next;
            if (change * step > 1e-10) curvature = change / step;
            if (Math.Abs(step) <= tolerance || before == next) break;
        }
        return temperature;

        double Gradient(double at) => -Slope(margins, 1 / at) / (at * at);
    }
}
