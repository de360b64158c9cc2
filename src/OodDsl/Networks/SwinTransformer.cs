using TorchSharp.Modules;

namespace OodDsl;

/// <summary>
/// A Swin transformer without its classifier: places hold the channels last, [N, H, W, D]. Parameters are called as in torchvision:
/// <c>features.0.0</c> (patches), <c>features.1.0.attn.qkv</c>..., <c>features.2.reduction</c> (every second part halves the places), <c>norm</c>.
/// </summary>
sealed class SwinTransformer : Module<Tensor, Tensor>, IPretrained, IMapped
{
    const int Patch = 4;

    readonly Sequential features;
    readonly LayerNorm norm;

    internal SwinTransformer(
        int channels, long width, int[] depths, int[] heads, double dropPath, PublishedWeights? published) : base(nameof(SwinTransformer))
    {
        Published = published;
        List<Module<Tensor, Tensor>> parts = [new Patches(channels, width)];
        var (block, blocks) = (0, depths.Sum());
        for (var stage = 0; stage < depths.Length; stage++)
        {
            if (stage > 0) parts.Add(new SwinMerging(width / 2));
            parts.Add(Sequential(Enumerable.Range(0, depths[stage]).Select(
                Module<Tensor, Tensor> (n) => new SwinBlock(width, heads[stage], shifted: n % 2 == 1, dropPath * block++ / Math.Max(1, blocks - 1))).ToArray()));
            if (stage + 1 < depths.Length) width *= 2;
        }
        features = Sequential(parts);
        norm = LayerNorm(width);
        Mapped = [.. parts, norm];
        register_module(nameof(features), features);
        register_module(nameof(norm), norm);
    }

    public PublishedWeights? Published { get; }

    public IEnumerable<Module<Tensor, Tensor>> Mapped { get; }

    public bool AreChannelsLast => true;

    public override Tensor forward(Tensor? images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = NewDisposeScope();
        return norm.call(features.call(images)).mean([1, 2]).MoveToOuterDisposeScope();
    }

    /// <summary>[N, C, H, W] to [N, H/4, W/4, D].</summary>
    sealed class Patches : Module<Tensor, Tensor>
    {
        readonly Conv2d projection;
        readonly LayerNorm norm;

        internal Patches(int channels, long width) : base(nameof(Patches))
        {
            projection = Conv2d(channels, width, Patch, stride: Patch);
            norm = LayerNorm(width);
            register_module("0", projection);
            // torchvision's second part turns the dimensions and has no parameters.
            register_module("2", norm);
        }

        public override Tensor forward(Tensor? images)
        {
            ArgumentNullException.ThrowIfNull(images);
            using var scope = NewDisposeScope();
            return norm.call(projection.call(images).permute(0, 2, 3, 1)).MoveToOuterDisposeScope();
        }
    }
}
