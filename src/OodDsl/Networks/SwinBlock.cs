using TorchSharp.Modules;

namespace OodDsl;

/// <summary>Attention in windows, then a perceptron of two layers, each on normalised places and added to them. [N, H, W, D] to the same.</summary>
sealed class SwinBlock : Module<Tensor, Tensor>
{
    /// <summary>Standard deviation of the first weights.</summary>
    internal const double Spread = 0.02;

    readonly double dropPath;
    readonly LayerNorm norm1;
    readonly WindowAttention attn;
    readonly LayerNorm norm2;
    readonly Sequential mlp;

    internal SwinBlock(long width, int heads, bool shifted, double dropPath) : base(nameof(SwinBlock))
    {
        this.dropPath = dropPath;
        norm1 = LayerNorm(width);
        attn = new(width, heads, shifted);
        norm2 = LayerNorm(width);
        // Third and last in torchvision's stand dropouts, which are off.
        mlp = Sequential(("0", Layer(width, 4 * width)), ("1", GELU()), ("3", Layer(4 * width, width)));
        register_module(nameof(norm1), norm1);
        register_module(nameof(attn), attn);
        register_module(nameof(norm2), norm2);
        register_module(nameof(mlp), mlp);
    }

    public override Tensor forward(Tensor? places)
    {
        ArgumentNullException.ThrowIfNull(places);
        using var scope = NewDisposeScope();
        var attended = places + Kept(attn.call(norm1.call(places)));
        return (attended + Kept(mlp.call(norm2.call(attended)))).MoveToOuterDisposeScope();
    }

    /// <summary>A layer with the first weights of torchvision's.</summary>
    internal static Linear Layer(long inputs, long outputs)
    {
        var layer = Linear(inputs, outputs);
        init.trunc_normal_(layer.weight, std: Spread);
        init.zeros_(layer.bias!);
        return layer;
    }

    // What stays is made larger, so that its mean is the same.
    Tensor Kept(Tensor made) => training && dropPath > 0
        ? made * empty([made.shape[0], 1, 1, 1], made.dtype, made.device).bernoulli_(1 - dropPath) / (1 - dropPath)
        : made;
}
