namespace OodDsl.Hosting;

/// <summary>The scores of one set on the host.</summary>
/// <param name="Set">Name of the set.</param>
/// <param name="Scores">By the score's name, [N]; higher is more in-distribution.</param>
sealed record SetScores(string Set, IReadOnlyDictionary<string, double[]> Scores)
{
    /// <summary>Names of the scores in the order of the declaration.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Reads a table from the device.</summary>
    /// <exception cref="UserException">A score is not a number. Infinite scores are allowed: they rank.</exception>
    public static SetScores Of(string set, ScoreTable table)
    {
        var scores = table.Scores.ToDictionary(entry => entry.Key, entry => Doubles(entry.Value), StringComparer.Ordinal);
        foreach (var name in table.Names)
        {
            var (values, wrong) = (scores[name], scores[name].Count(double.IsNaN));
            if (wrong > 0)
                throw new UserException(
                    ExitCode.Failed,
                    $"The score {name} is not a number for {wrong} of the {values.Length} images of {set}, the first of them image "
                    + $"{Array.FindIndex(values, double.IsNaN)}.",
                    "Look for 0 / 0, infinity - infinity or the logarithm of a negative number in it.");
        }
        return new(set, scores) { Names = table.Names };
    }

    /// <summary>The scores of several sets as one, in their order; it has the first one's name.</summary>
    public static SetScores Pooled(IReadOnlyList<SetScores> sets) => sets[0] with
    {
        Scores = sets[0].Names.ToDictionary(name => name, name => sets.SelectMany(set => set.Scores[name]).ToArray(), StringComparer.Ordinal),
    };

    static double[] Doubles(Tensor column)
    {
        using var scope = NewDisposeScope();
        return column.to(ScalarType.Float64).cpu().data<double>().ToArray();
    }
}
