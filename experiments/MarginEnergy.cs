namespace Experiments;

/// <summary>A method nobody has published: the energies of inliers and outliers pushed apart by a margin.</summary>
[Experiment, Outliers<Photos>]
public partial class MarginEnergy : Reference
{
    [Loss(Weight = 0.1)]
    static Tensor Margin(Tensor logits, Tensor outlierLogits) =>
        relu(5 - logits.logsumexp(1)).square().mean() + relu(outlierLogits.logsumexp(1) + 5).square().mean();

    [Score] static Tensor FeatureNorm(Tensor features) => linalg.vector_norm(features, dims: [1]);

    /// <summary>The same forward passes without the loss.</summary>
    [Without(nameof(Margin))] partial class WithoutMargin : MarginEnergy;
}
