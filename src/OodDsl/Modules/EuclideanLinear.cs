namespace OodDsl;

/// <summary>
/// Minus the squared distance of features to one point per class, averaged over the dimensions: <c>-|x - w_c|^2 / D</c>, at most 0. The numerator
/// "E" of Generalized ODIN (Hsu et al., CVPR 2020), which sums; implementations that can be read average, and at D = 512 a sum starts far off.
/// <c>weight</c> [C, D] begins normal with deviation <c>sqrt(2/D)</c>.
/// </summary>
public sealed class EuclideanLinear : Module<Tensor, Tensor>
{
    readonly double scale;

    /// <summary>Makes the weights.</summary>
    /// <param name="inputs">D.</param>
    /// <param name="outputs">C.</param>
    /// <param name="sum">The sum over the dimensions instead of their mean.</param>
    public EuclideanLinear(long inputs, long outputs, bool sum = false) : base(nameof(EuclideanLinear))
    {
        scale = sum ? -1 : -1.0 / inputs;
        register_parameter("weight", Parameter(CosineLinear.ClassWeights(inputs, outputs)));
    }

    /// <summary>[N, D] to [N, C].</summary>
    public override Tensor forward(Tensor? features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return PairDistances(features, get_parameter("weight")!) * scale;
    }
}
