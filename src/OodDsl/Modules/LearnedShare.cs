namespace OodDsl;

/// <summary>
/// The same number in (0, 1) for every row, which is learned: the sigmoid of one parameter <c>logit</c> that begins at 0. In place of a head that
/// looks at the features it shows what looking at them is worth.
/// </summary>
public sealed class LearnedShare : Module<Tensor, Tensor>
{
    /// <summary>Makes the parameter.</summary>
    public LearnedShare() : base(nameof(LearnedShare)) => register_parameter("logit", Parameter(zeros(1)));

    /// <summary>[N, D] to [N, 1].</summary>
    public override Tensor forward(Tensor? features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return get_parameter("logit")!.sigmoid().expand(features.shape[0], 1);
    }
}
