namespace OodDsl.Generators;

/// <summary>Properties of a declaration that decide the structure of the program. <c>--set</c> does not reach them.</summary>
/// <param name="Pass">Of a loss or step: its pass; 0: every pass.</param>
/// <param name="SeparateForward">Of an image value: goes through the network by itself.</param>
/// <param name="Augmented">Of a fit: over the augmented training set.</param>
/// <param name="Every">Of a fit: again every so many epochs; 0: once.</param>
/// <param name="Count">Of views: how many.</param>
/// <param name="Score">Of a threshold: the score's name. Of a score of OOD images: the one that ID images keep.</param>
sealed record Structure(
    int Pass = 0, bool SeparateForward = false, bool Augmented = false, int Every = 0, int Count = 0, string Score = "")
{
    public static readonly Structure None = new();

    /// <summary>What of it a declaration says, as written there.</summary>
    public IEnumerable<string> Written
    {
        get
        {
            if (Score.Length > 0) yield return Score;
            if (Count > 0) yield return $"{Count}";
            if (Pass > 0) yield return $"Pass = {Pass}";
            if (SeparateForward) yield return "SeparateForward = true";
            if (Augmented) yield return "Augmented = true";
            if (Every > 0) yield return $"Every = {Every}";
        }
    }
}
