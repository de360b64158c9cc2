namespace OodDsl;

public static partial class Functions
{
    /// <summary>
    /// Contrastive loss of two views (NT-Xent; SimCLR, Chen et al., ICML 2020): each row is to be told from all others as most similar to its
    /// other view, <c>-log(exp(s_ip/t) / sum_{j != i} exp(s_ij/t))</c>, s the cosine similarity.
    /// </summary>
    /// <param name="rows">[2 M, D]: first views, then second views in the same order.</param>
    /// <param name="temperature">t, positive.</param>
    /// <returns>[2 M], in nats; log(2 M - 1) if all rows are alike.</returns>
    public static Tensor NtXent(Tensor rows, double temperature)
    {
        var similarity = Similarities(rows, temperature);
        var count = similarity.shape[0];
        if (count % 2 != 0) throw new ArgumentException($"{count} rows are not two views of as many images.", nameof(rows));
        var other = arange(count, device: rows.device).roll(count / 2, 0);
        return cross_entropy(similarity, other, reduction: Reduction.None);
    }

    /// <summary>
    /// Supervised contrastive loss (Khosla et al., NeurIPS 2020): the mean over a row's positives, the other rows with its label, of
    /// <c>-log(exp(s_ip/t) / sum_{j != i} exp(s_ij/t))</c>, s the cosine similarity. 0 for a row without positives.
    /// </summary>
    /// <param name="rows">[N, D].</param>
    /// <param name="labels">[N], int64.</param>
    /// <param name="temperature">t, positive.</param>
    /// <param name="countSelf">
    /// As in the code of CSI, where a row counts as a positive of its own with the probability 0, to which 1e-8 is added: that adds a constant and
    /// scales the row's gradient by P / (P + 1).
    /// </param>
    /// <returns>[N], in nats.</returns>
    public static Tensor SupCon(Tensor rows, Tensor labels, double temperature, bool countSelf = false)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var log = Similarities(rows, temperature).log_softmax(1);
        var itself = eye(labels.shape[0], dtype: @bool, device: rows.device);
        var alike = labels.unsqueeze(0) == labels.unsqueeze(1);
        var positive = countSelf ? alike : alike & ~itself;
        // The diagonal is -infinity.
        var values = countSelf ? (log.exp() + 1e-8).log() : log.masked_fill(itself, 0);
        return -(values * positive).sum([1]) / positive.sum([1]).clamp_min(1);
    }

    // s/t with -infinity on the diagonal, [N, N].
    static Tensor Similarities(Tensor rows, double temperature)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        var directions = normalize(rows);
        var itself = eye(rows.shape[0], dtype: @bool, device: rows.device);
        return (directions.matmul(directions.T) / temperature).masked_fill(itself, double.NegativeInfinity);
    }
}
