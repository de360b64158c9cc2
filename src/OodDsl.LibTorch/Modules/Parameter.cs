namespace TorchSharp.Modules;

/// <summary>A tensor that a module trains.</summary>
public sealed class Parameter : torch.Tensor
{
    /// <summary>Takes over the tensor, which is disposed; gradients are recorded if its type can have them.</summary>
    public Parameter(torch.Tensor data, bool requires_grad = true)
        : base(data.DecoupleFromNativeHandle())
    {
        if (this.requires_grad != requires_grad) requires_grad_(requires_grad);
        DetachFromDisposeScope();
    }
}
