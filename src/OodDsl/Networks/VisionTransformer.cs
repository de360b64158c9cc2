using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using TorchSharp.Modules;

namespace OodDsl;

/// <summary>
/// A vision transformer without its classifier. Parameters are called as in torchvision (<c>class_token</c>, <c>conv_proj</c>,
/// <c>encoder.pos_embedding</c>, <c>encoder.layers.encoder_layer_0.ln_1</c>..., <c>encoder.ln</c>), whose first values they also have; files with
/// timm's names are read, too.
/// </summary>
sealed partial class VisionTransformer : Module<Tensor, Tensor>, IPretrained
{
    /// <summary>The sizes of one.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Sizes(int Patch, int Layers, int Heads, int Width, int Hidden);

    // timm's names first, then those of torchvision's files from before its multilayer perceptrons were one Sequential.
    static readonly (Regex From, string To)[] Renames =
    [
        (Blocks(), "encoder.layers.encoder_layer_$1."), (new(@"^patch_embed\.proj\."), "conv_proj."), (new("^cls_token$"), "class_token"),
        (new("^pos_embed$"), "encoder.pos_embedding"), (new(@"^norm\."), "encoder.ln."), (new(@"^head\."), "heads.head."),
        (new(@"\.norm([12])\."), ".ln_$1."), (new(@"\.attn\.qkv\."), ".self_attention.in_proj_"),
        (new(@"\.attn\.proj\."), ".self_attention.out_proj."), (new(@"\.mlp\.(fc1|linear_1)\."), ".mlp.0."),
        (new(@"\.mlp\.(fc2|linear_2)\."), ".mlp.3."),
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

    public string NameOf(string published) => Renames.Aggregate(published, (name, rename) => rename.From.Replace(name, rename.To));

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

    [GeneratedRegex(@"^blocks\.(\d+)\.")]
    private static partial Regex Blocks();
}
