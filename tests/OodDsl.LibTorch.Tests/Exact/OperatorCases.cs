using TorchSharp;
using static OodDsl.LibTorch.Tests.Oracles;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace OodDsl.LibTorch.Tests;

/// <summary>The expressions of <c>make_oracles.py</c> in C#. Each takes x; those under <see cref="Smooth"/> have derivatives where x is.</summary>
static class OperatorCases
{
    static Tensor Y => Wave([4, 5], 1);

    static Tensor M => Wave([5, 3], 2);

    static Tensor V => Wave([5], 3);

    static Tensor Image => Wave([2, 3, 6, 6]);

    static Tensor Kernel => Wave([4, 3, 3, 3], 0.5);

    static Tensor Classes => tensor(new long[] { 1, 0, 4, 2 });

    static Tensor Soft => Wave([4, 5], 2).softmax(1);

    static Tensor P(Tensor x) => x.square() + 0.5;

    static Tensor Spd(Tensor x) => x.matmul(x.T) + (2 * eye(4, dtype: float64));

    // In TorchSharp, as in C#, the constant 0 is also an element type: sum(0) would be a sum of bytes.
    /// <summary>Functions of a 4 by 5 matrix.</summary>
    public static readonly Dictionary<string, Func<Tensor, Tensor>> Smooth = new(StringComparer.Ordinal)
    {
        ["add"] = x => x + Y,
        ["sub_scalar"] = x => 2 - x,
        ["div_scalar"] = x => 2 / P(x),
        ["mul"] = x => x * Y,
        ["pow"] = x => P(x).pow(1.5),
        ["exp"] = x => x.exp(),
        ["log"] = x => P(x).log(),
        ["log1p"] = x => P(x).log1p(),
        ["sqrt"] = x => P(x).sqrt(),
        ["sigmoid"] = x => x.sigmoid(),
        ["tanh"] = x => x.tanh(),
        ["erf"] = x => x.erf(),
        ["clamp"] = x => x.clamp(-0.5, 0.5),
        ["where"] = x => where(x > 0, x, Y),
        ["sum"] = x => x.sum(),
        ["sum0"] = x => x.sum(0L),
        ["mean"] = x => x.mean([0, 1], true),
        ["std"] = x => x.std(),
        ["std1"] = x => x.std(1, unbiased: false),
        ["var"] = x => x.var([0, 1]),
        ["norm"] = x => x.norm(),
        ["norm_dim"] = x => x.norm(1, p: 2),
        ["norm1"] = x => x.norm(1f),
        ["logsumexp"] = x => x.logsumexp(1),
        ["amax"] = x => x.amax(1),
        ["prod"] = x => P(x).prod(0L),
        ["cumsum"] = x => x.cumsum(1),
        ["median"] = x => x.median(),
        ["kthvalue"] = x => First(x.kthvalue(2, 1)),
        ["quantile"] = x => x.quantile(tensor(new[] { 0.1, 0.9 }), 1),
        ["topk"] = x => First(x.topk(2, 1)),
        ["sort"] = x => First(x.sort(1, descending: true)),
        ["softmax"] = x => x.softmax(1),
        ["log_softmax"] = x => x.log_softmax(1),
        ["matmul"] = x => x.matmul(M),
        ["mv"] = x => x.mv(V),
        ["einsum"] = x => einsum("ij,kj->ik", x, Y),
        ["cdist"] = x => cdist(x, Y),
        ["pinv"] = x => linalg.pinv(x),
        ["svdvals"] = x => linalg.svdvals(x),
        ["transpose"] = x => x.transpose(0, 1),
        ["flip"] = x => x.flip(1),
        ["roll"] = x => x.roll(2, 1),
        ["rot90"] = x => x.rot90(),
        ["gather"] = x => x.gather(1, Classes.unsqueeze(1)),
        ["index_slice"] = x => x[1..3, TensorIndex.Slice(step: 2)],
        ["index_tensor"] = x => x[Classes[..2]],
        ["index_pair"] = x => x[tensor(new long[] { 0, 1 }), tensor(new long[] { 2, 3 })],
        ["index_none"] = x => x[TensorIndex.None, .., 1],
        ["triu"] = x => x.triu(1),
        ["repeat_interleave"] = x => x.repeat_interleave(2, 0),
        ["masked_fill"] = x => x.masked_fill(x > 0, 9),
        ["normalize"] = x => functional.normalize(x),
        ["cross_entropy"] = x => functional.cross_entropy(x, Classes),
        ["cross_entropy_smooth"] = x => functional.cross_entropy(x, Classes, label_smoothing: 0.1, reduction: Reduction.None),
        ["cross_entropy_soft"] = x => functional.cross_entropy(x, Soft),
        ["nll"] = x => functional.nll_loss(x.log_softmax(1), Classes),
        ["kl"] = x => functional.kl_div(x.log_softmax(1), Soft, log_target: false, reduction: Reduction.Sum),
        ["bce"] = x => functional.binary_cross_entropy(x.sigmoid(), Y.sigmoid()),
        ["mse"] = x => functional.mse_loss(x, Y),
        ["bce_logits"] = x => functional.binary_cross_entropy_with_logits(x, Y.sigmoid()),
        ["smooth_l1"] = x => functional.smooth_l1_loss(x, 3 * Y),
        ["gelu"] = x => functional.gelu(x),
        ["silu"] = x => functional.silu(x),
        ["leaky"] = x => functional.leaky_relu(x, 0.1),
        ["softplus"] = x => functional.softplus(x),
        ["elu"] = x => functional.elu(x, 1),
        ["ctc"] = x => functional.ctc_loss(
            x.unsqueeze(1).log_softmax(2), tensor(new long[,] { { 1, 2 } }), tensor(new long[] { 4 }), tensor(new long[] { 2 })),
        ["layer_norm"] = x => functional.layer_norm(x, [5]),
    };

    /// <summary>Functions of an image batch [2, 3, 6, 6].</summary>
    public static readonly Dictionary<string, Func<Tensor, Tensor>> OfImages = new(StringComparer.Ordinal)
    {
        ["unfold"] = image => image.unfold(2, 3, 2),
        ["conv2d"] = image => functional.conv2d(image, Kernel, padding: [1, 1], strides: [2, 2]),
        ["max_pool2d"] = image => functional.max_pool2d(image, 2),
        ["adaptive"] = image => functional.adaptive_avg_pool2d(image, (2, 3)),
        ["avg_pool2d"] = image => functional.avg_pool2d(image, 3, stride: 2, padding: 1),
        ["interpolate"] = image => functional.interpolate(image, scale_factor: [2], mode: InterpolationMode.Bilinear, align_corners: false),
        ["interpolate_nearest"] = image => functional.interpolate(image, size: [4, 9]),
        ["grid_sample"] = image => functional.grid_sample(
            image, functional.affine_grid(Wave([2, 2, 3]), [2, 3, 5, 5], false), padding_mode: GridSamplePaddingMode.Reflection, align_corners: false),
        ["pad"] = image => functional.pad(image, [1, 2, 0, 1], PaddingModes.Reflect),
        ["im2col"] = image => functional.unfold(image, 3, padding: 1),
        ["batch_norm"] = image => functional.batch_norm(image, null, null, training: true),
    };

    /// <summary>Values without derivatives, or of other inputs.</summary>
    public static readonly Dictionary<string, Func<Tensor>> Others = new(StringComparer.Ordinal)
    {
        ["mod"] = () => P(Wave([4, 5])) % 0.3,
        ["round"] = () => (10 * Wave([4, 5])).round(),
        ["round2"] = () => Wave([4, 5]).round(2),
        ["outer"] = () => V.outer(V),
        ["eigvalsh"] = () => linalg.eigvalsh(Spd(Wave([4, 4]))),
        ["cholesky"] = () => linalg.cholesky(Spd(Wave([4, 4]))),
        ["inv"] = () => linalg.inv(Spd(Wave([4, 4]))),
        ["det"] = () => linalg.det(Spd(Wave([4, 4]))),
        ["slogdet"] = () => Second(linalg.slogdet(Spd(Wave([4, 4])))),
        ["solve"] = () => linalg.solve(Spd(Wave([4, 4])), Wave([4, 2])),
        ["conv_transpose2d"] = () => functional.conv_transpose2d(Wave([2, 4, 3, 3]), Kernel, strides: [2, 2]),
        ["group_norm"] = () => functional.group_norm(Wave([2, 4, 3]), 2),
        ["one_hot"] = () => functional.one_hot(Classes, 6),
        ["bincount"] = () => bincount(Classes),
    };

    static Tensor First((Tensor, Tensor) pair) => pair.Item1;

    static Tensor Second((Tensor, Tensor) pair) => pair.Item2;
}
