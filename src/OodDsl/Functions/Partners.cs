namespace OodDsl;

public static partial class Functions
{
    /// <summary>
    /// A partner for each row: the rows in random order, but where that gives a row of the same class (or the row itself), one drawn from the rows of
    /// other classes. A row may then be the partner of several, or of none.
    /// </summary>
    /// <param name="labels">[N], int64.</param>
    /// <param name="random">Where the draws come from.</param>
    /// <returns>Row numbers, [N], int64. If all rows are of one class, the random order.</returns>
    public static Tensor PartnersOfOtherClasses(Tensor labels, Generator random)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var count = labels.shape[0];
        var shuffled = randperm(count, device: labels.device, generator: random);
        // Of the rows of other classes the one with the largest random number: each is equally likely.
        var others = labels.unsqueeze(1) != labels;
        var drawn = where(others, rand([count, count], device: labels.device, generator: random), -1).argmax(1);
        var alike = labels.index_select(0, shuffled) == labels;
        return where(alike & others.any(1), drawn, shuffled);
    }
}
