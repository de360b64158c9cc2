namespace OodDsl;

/// <summary>
/// Similarity of features to one direction per class: <c>w_c x / ((|w_c| + e) (|x| + e))</c>, in [-1, 1], without bias. The numerator "C" of
/// Generalized ODIN (Hsu et al., CVPR 2020). <c>weight</c> [C, D] begins normal with deviation <c>sqrt(2/D)</c>.
/// </summary>
public sealed class CosineLinear : Module<Tensor, Tensor>
{
    readonly double epsilon;

    /// <summary>Makes the weights.</summary>
    /// <param name="inputs">D.</param>
    /// <param name="outputs">C.</param>
    /// <param name="epsilon">e, what is added to each length; the re-implementation that others follow takes 1e-4.</param>
    public CosineLinear(long inputs, long outputs, double epsilon = 1e-4) : base(nameof(CosineLinear))
    {
        this.epsilon = epsilon;
        register_parameter("weight", Parameter(ClassWeights(inputs, outputs)));
    }

    /// <summary>He's initialisation by fan-in (He et al., 2015).</summary>
    internal static Tensor ClassWeights(long inputs, long outputs) => randn(outputs, inputs) * Math.Sqrt(2.0 / inputs);

    /// <summary>[N, D] to [N, C].</summary>
    public override Tensor forward(Tensor? features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return Direction(features).matmul(Direction(get_parameter("weight")!).T);
    }

    Tensor Direction(Tensor rows) => rows / (linalg.vector_norm(rows, dims: [1], keepdim: true) + epsilon);
}
