namespace OodDsl.Hosting;

/// <summary>Which rows of a stream's set come in which step.</summary>
/// <param name="plan">The run's steps.</param>
/// <param name="order">The set's permutations.</param>
/// <param name="count">Images of the set.</param>
/// <param name="ratio">Images per ID training image; null: it is the ID training set, of which every pass of an epoch is one permutation.</param>
sealed class StreamOrder(StepPlan plan, RowOrder order, int count, double? ratio) : IBatchOrder
{
    // Of the pass that is read, and the one before it.
    readonly Dictionary<int, int[]> permutations = [];

    /// <summary>Parts of passes that make up a step's batch.</summary>
    public IEnumerable<(int Pass, int Start, int Length)> Parts(int epoch, int indexInEpoch)
    {
        var (earlier, indexInPass) = Math.DivRem(indexInEpoch, plan.StepsPerPass);
        var goesOver = checked((epoch * plan.Passes) + earlier);
        if (ratio is null)
        {
            yield return (goesOver, plan.FirstRow(indexInEpoch), plan.BatchSize(indexInEpoch));
            yield break;
        }
        var perPass = ((plan.StepsPerPass - 1L) * Size(0)) + Size(plan.StepsPerPass - 1);
        var (pass, start) = Math.DivRem((goesOver * perPass) + ((long)indexInPass * Size(0)), count);
        for (var wanted = Size(indexInEpoch); wanted > 0; (pass, start) = (pass + 1, 0))
        {
            var length = (int)Math.Min(wanted, count - start);
            yield return ((int)pass, (int)start, length);
            wanted -= length;
        }
    }

    /// <inheritdoc/>
    public int[]? Rows(long number)
    {
        var (epoch, index) = Math.DivRem(number, plan.StepsPerEpoch);
        return [.. Parts((int)epoch, (int)index).SelectMany(part => Permutation(part.Pass).Skip(part.Start).Take(part.Length))];
    }

    int[] Permutation(int pass)
    {
        if (permutations.TryGetValue(pass, out var known)) return known;
        foreach (var old in permutations.Keys.Where(old => old < pass - 1 || old > pass).ToArray()) permutations.Remove(old);
        return permutations[pass] = order.Permutation(pass);
    }

    int Size(int indexInEpoch) => Math.Max(1, (int)Math.Round(ratio!.Value * plan.BatchSize(indexInEpoch), MidpointRounding.AwayFromZero));
}
