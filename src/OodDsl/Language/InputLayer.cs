namespace OodDsl;

/// <summary>A slot: what happens to images in [0, 1] before the backbone. Without one: standardisation by the training set's mean and deviation per channel.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class InputLayer : Component
{
    /// <summary>Makes the layer: [N, C, H, W] to [N, C, H, W].</summary>
    public abstract Module<Tensor, Tensor> Create();
}
