using System.Runtime.InteropServices;
using TorchSharp.Modules;

namespace OodDsl;

/// <summary>
/// A vision transformer without its classifier. Parameters are called as in torchvision (<c>class_token</c>, <c>conv_proj</c>,
/// <c>encoder.pos_embedding</c>, <c>encoder.layers.encoder_layer_0.ln_1</c>..., <c>encoder.ln</c>), whose first values they also have; files with
/// timm's names are read, too.
/// </summary>
sealed class VisionTransformer : Module<Tensor, Tensor>, IPretrained
{
    /// <summary>The sizes of one.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Sizes(int Patch, int Layers, int Heads, int Width, int Hidden);

    // timm's names of the parts that torchvision calls otherwise.
    static readonly (string From, string To)[] Beginnings =
    [
        ("blocks.", "encoder.layers.encoder_layer_"), ("patch_embed.proj.", "conv_proj."), ("cls_token", "class_token"),
        ("pos_embed", "encoder.pos_embedding"), ("norm.", "encoder.ln."), ("head.", "heads.head."),
    ];

    // The same within a layer; and torchvision's own names from before its perceptrons were one Sequential, which its files still have.
    static readonly (string From, string To)[] Parts =
    [
        (".norm1.", ".ln_1."), (".norm2.", ".ln_2."), (".attn.qkv.", ".self_attention.in_proj_"), (".attn.proj.", ".self_attention.out_proj."),
        (".mlp.fc1.", ".mlp.0."), (".mlp.fc2.", ".mlp.3."), (".mlp.linear_1.", ".mlp.0."), (".mlp.linear_2.", ".mlp.3."),
    ];

    readonly int imageSize;
    readonly Parameter classToken;
    readonly Conv2d projection;
    readonly TransformerEncoder encoder;

    internal VisionTransformer(int channels, int imageSize, Sizes sizes, PublishedWeights? published) : base(nameof(VisionTransformer))
    {
        (this.imageSize, Published) = (imageSize, published);
        classToken = Parameter(zeros(1, 1, sizes.Width));
        projection = Conv2d(channels, sizes.Width, sizes.Patch, stride: sizes.Patch);
        init.trunc_normal_(projection.weight, std: Math.Sqrt(1.0 / (channels * sizes.Patch * sizes.Patch)));
        init.zeros_(projection.bias!);
        var side = imageSize / sizes.Patch;
        encoder = new((side * side) + 1, sizes);
        register_parameter("class_token", classToken);
        register_module("conv_proj", projection);
        register_module(nameof(encoder), encoder);
    }

    public PublishedWeights? Published { get; }

    public string NameOf(string published)
    {
        foreach (var (from, to) in Beginnings)
            if (published.StartsWith(from, StringComparison.Ordinal)) published = to + published[from.Length..];
        return Parts.Aggregate(published, (name, part) => name.Replace(part.From, part.To, StringComparison.Ordinal));
    }

    public override Tensor forward(Tensor? images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.shape[2] != imageSize || images.shape[3] != imageSize)
            throw new UserException(ExitCode.Configuration,
                $"The vision transformer takes images of {imageSize} x {imageSize} pixels, not {images.shape[2]} x {images.shape[3]}.",
                $"Give the benchmark Size = {imageSize}, or the backbone another ImageSize.");
        using var scope = NewDisposeScope();
        var patches = projection.call(images).flatten(2).transpose(1, 2);
        var tokens = cat([get_parameter("class_token")!.expand(images.shape[0], -1, -1), patches], 1);
        return encoder.call(tokens).select(1, 0).MoveToOuterDisposeScope();
    }
}
