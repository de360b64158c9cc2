namespace OodDsl.Hosting;

/// <summary>A comparison as JSON.</summary>
/// <param name="A">The first experiment.</param>
/// <param name="B">The second.</param>
/// <param name="Seeds">The seeds of the pairs.</param>
/// <param name="AccuracyA">Mean ID accuracy of A.</param>
/// <param name="AccuracyB">Mean ID accuracy of B.</param>
/// <param name="Differences">What separates them before their results.</param>
/// <param name="Differing">Rows in which the two differ at all.</param>
/// <param name="Found">Rows whose interval leaves out zero.</param>
/// <param name="ByChance">As many may by chance.</param>
/// <param name="Rows">The results.</param>
sealed record ComparisonDocument(
    string A, string B, IReadOnlyList<int> Seeds, double? AccuracyA, double? AccuracyB, IReadOnlyList<PlanDifference> Differences, int Differing, int Found, int ByChance,
    IReadOnlyList<ComparisonRow> Rows)
{
    /// <summary>Of a comparison.</summary>
    public static ComparisonDocument Of(ExperimentComparison comparison, IReadOnlyList<PlanDifference> differences) => new(
        comparison.NameA, comparison.NameB, comparison.Seeds, comparison.AccuracyA, comparison.AccuracyB, differences, comparison.Differing, comparison.Found,
        comparison.ByChance, comparison.Rows);
}
