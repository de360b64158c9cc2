namespace OodDsl;

/// <summary>What the networks of PyTorch's libraries, whose names the backbones' parameters have, call the layer that makes logits of features.</summary>
public static class PyTorchNames
{
    /// <summary>That layer's name beside the backbone's parameters: <c>fc</c> in torchvision's ResNet-18; null for a backbone that is nobody else's.</summary>
    public static string? LogitsLayerOf(Module backbone) => backbone switch
    {
        ResidualNetwork or WideResidualNetwork or PyramidNetwork or DenseNetwork or LeNetwork => "fc",
        EfficientNetwork => "classifier.1",
        VisionTransformer => "heads.head",
        SwinTransformer => "head",
        _ => null,
    };
}
