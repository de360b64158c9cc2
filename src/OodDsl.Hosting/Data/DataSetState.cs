namespace OodDsl.Hosting;

/// <summary>What is known of a data set on this machine.</summary>
/// <param name="Name">The set's.</param>
/// <param name="State"><c>made</c> (nothing is read), <c>found</c>, <c>downloadable</c>, <c>missing</c> or <c>damaged</c>.</param>
/// <param name="Places">The folders it was found in.</param>
/// <param name="Problem">What is missing or damaged; null: nothing.</param>
/// <param name="Remedy">What the user can do; null: nothing needs to be done.</param>
sealed record DataSetState(string Name, string State, IReadOnlyList<string> Places, string? Problem = null, string? Remedy = null)
{
    /// <summary>Images that were read, by split; null: none were.</summary>
    public IReadOnlyDictionary<string, int>? Images { get; init; }

    /// <summary>Files that are damaged, the first few.</summary>
    public IReadOnlyList<string> Damaged { get; init; } = [];

    /// <summary>Whether a run could read it.</summary>
    public bool IsGood => State is "made" or "found";
}
