namespace OodDsl.Hosting;

/// <summary>What the evaluation of one set left on the host.</summary>
/// <param name="Scores">The scores.</param>
/// <param name="Predictions">Predicted classes; null without logits.</param>
/// <param name="Maps">Score maps by name, each [N, H, W] in row-major order; empty where nothing has masks.</param>
sealed record ScoredSet(SetScores Scores, int[]? Predictions, IReadOnlyDictionary<string, float[]> Maps)
{
    /// <summary>Several sets as one, without their maps.</summary>
    public static ScoredSet Pooled(IReadOnlyList<ScoredSet> sets) => new(
        SetScores.Pooled([.. sets.Select(set => set.Scores)]),
        sets.All(set => set.Predictions is not null) ? [.. sets.SelectMany(set => set.Predictions!)] : null,
        new Dictionary<string, float[]>(StringComparer.Ordinal));

    /// <summary>Reads a table from the device.</summary>
    public static ScoredSet Of(string name, ScoreTable table)
    {
        using var scope = NewDisposeScope();
        var predictions = table.Predictions is null
            ? null
            : Array.ConvertAll(table.Predictions.cpu().data<long>().ToArray(), prediction => (int)prediction);
        return new(
            SetScores.Of(name, table), predictions,
            table.Maps.ToDictionary(map => map.Key, map => map.Value.data<float>().ToArray(), StringComparer.Ordinal));
    }
}
