namespace OodDsl;

/// <summary>Images as they are, in [0, 1].</summary>
public sealed class RawPixels : InputLayer
{
    /// <inheritdoc/>
    public override Module<Tensor, Tensor> Create() => Identity();
}
