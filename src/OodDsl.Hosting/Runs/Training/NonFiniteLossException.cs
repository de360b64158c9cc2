namespace OodDsl.Hosting;

/// <summary>A loss term was infinite or not a number.</summary>
/// <param name="term">Name of the term, or <c>loss</c> for the sum.</param>
/// <param name="value">What it was.</param>
/// <param name="step">Number of the step in the run, from 0.</param>
sealed class NonFiniteLossException(string term, double value, int step)
    : Exception(
        $"The {(string.Equals(term, LossName, StringComparison.Ordinal) ? "loss" : $"loss term {term}")} was {Describe(value)} at step {step}.")
{
    /// <summary>Name of the sum of all terms.</summary>
    public const string LossName = "loss";

    /// <summary>Number of the step in the run, from 0.</summary>
    public int Step { get; } = step;

    static string Describe(double value) => double.IsNaN(value) ? "not a number" : value > 0 ? "infinite" : "minus infinite";
}
