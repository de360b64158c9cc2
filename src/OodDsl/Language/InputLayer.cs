namespace OodDsl;

/// <summary>A slot: what happens to images in [0, 1] before the backbone. Without one: <c>(x - mean) / std</c> per channel, by what published networks for the ID set are normalised by (<see cref="DataSet.Normalization"/>), else by the training set's own numbers.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class InputLayer : Component
{
    /// <summary>Makes the layer: [N, C, H, W] to [N, C, H, W].</summary>
    public abstract Module<Tensor, Tensor> Create();
}
