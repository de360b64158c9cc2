namespace OodDsl;

/// <summary>Gradients with respect to images.</summary>
static class InputGradient
{
    /// <summary>The gradient of the sum of a function with respect to its images alone, as the images; no parameter receives any.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="function">A number, or one per image (summed); it must not mix images, so the network is in eval mode.</param>
    internal static Tensor Of(Tensor images, Func<Tensor, Tensor> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        using var mode = enable_grad();
        using var scope = NewDisposeScope();
        var input = images.detach().requires_grad_();
        return autograd.grad([function(input).sum()], [input])[0].detach().MoveToOuterDisposeScope();
    }
}
