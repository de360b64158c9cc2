namespace OodDsl;

/// <summary>
/// <c>(x - mean) / deviation</c> per channel by declared numbers, such as those of published weights: <c>[Normalize([0.5, 0.5, 0.5], [0.5, 0.5, 0.5])]</c>.
/// </summary>
/// <param name="mean">Mean per channel, for images in [0, 1].</param>
/// <param name="deviation">Standard deviation per channel; positive.</param>
public sealed class Normalize(double[] mean, double[] deviation) : InputLayer
{
    /// <summary>Mean per channel.</summary>
    public IReadOnlyList<double> Mean { get; } = mean;

    /// <summary>Standard deviation per channel.</summary>
    public IReadOnlyList<double> Deviation { get; } = deviation;

    /// <inheritdoc/>
    /// <exception cref="UserException">There are not as many deviations as means, or one is not positive.</exception>
    public override Module<Tensor, Tensor> Create()
    {
        foreach (var one in Deviation) Require.Positive(one, $"{nameof(Normalize)}.{nameof(Deviation)}");
        return Mean.Count == Deviation.Count
            ? new Standardize([.. Mean], [.. Deviation])
            : throw new UserException(ExitCode.Configuration, $"Normalize has {Mean.Count} means and {Deviation.Count} deviations.", "Declare one of each for every channel.");
    }
}
