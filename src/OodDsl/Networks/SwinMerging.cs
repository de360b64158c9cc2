using TorchSharp.Modules;

namespace OodDsl;

/// <summary>Four neighbouring places become one with twice the channels. [N, H, W, D] to [N, ceil(H/2), ceil(W/2), 2 D].</summary>
sealed class SwinMerging : Module<Tensor, Tensor>
{
    readonly LayerNorm norm;
    readonly Linear reduction;

    internal SwinMerging(long width) : base(nameof(SwinMerging))
    {
        norm = LayerNorm(4 * width);
        reduction = Linear(4 * width, 2 * width, hasBias: false);
        init.trunc_normal_(reduction.weight, std: SwinBlock.Spread);
        register_module(nameof(norm), norm);
        register_module(nameof(reduction), reduction);
    }

    public override Tensor forward(Tensor? places)
    {
        ArgumentNullException.ThrowIfNull(places);
        using var scope = NewDisposeScope();
        var (height, width) = (places.shape[1], places.shape[2]);
        var x = height % 2 + width % 2 == 0 ? places : pad(places, [0, 0, 0, width % 2, 0, height % 2]);
        // By columns, then by rows: the order in which torchvision's weights have the four.
        var (n, h, w, d) = (x.shape[0], x.shape[1] / 2, x.shape[2] / 2, x.shape[3]);
        var four = x.reshape(n, h, 2, w, 2, d).permute(0, 1, 3, 4, 2, 5).reshape(n, h, w, 4 * d);
        return reduction.call(norm.call(four)).MoveToOuterDisposeScope();
    }
}
