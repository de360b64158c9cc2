namespace OodDsl;

/// <summary>The learning rate falls by a factor at given shares of the run, such as <c>MultiStep(0.5, 0.75)</c>.</summary>
/// <param name="at">Shares of the run, each in [0, 1].</param>
public sealed class MultiStep(params double[] at) : Schedule
{
    /// <summary>Shares of the run at which the rate falls.</summary>
    public IReadOnlyList<double> At { get; } = at;

    /// <summary>What the rate is multiplied by each time; positive.</summary>
    public double Factor { get; init; } = 0.1;

    /// <inheritdoc/>
    public override double Rate(double learningRate, double progress, double epochs)
    {
        Require.Positive(Factor, $"{nameof(MultiStep)}.{nameof(Factor)}");
        return learningRate * Math.Pow(Factor, At.Count(share => Require.Within(share, 0, 1, $"{nameof(MultiStep)}.{nameof(At)}") <= progress));
    }
}
