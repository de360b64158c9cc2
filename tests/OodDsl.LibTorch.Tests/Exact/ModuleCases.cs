using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace OodDsl.LibTorch.Tests;

/// <summary>The modules of <c>make_modules.py</c> in C#.</summary>
static class ModuleCases
{
    static Tensor X => Oracles.Wave([4, 6]);

    static Tensor Y => Oracles.Wave([4, 6], 1);

    static Tensor Line => Oracles.Wave([2, 4, 8]);

    static Tensor Image => Oracles.Wave([2, 4, 6, 6]);

    static Tensor Volume => Oracles.Wave([1, 2, 4, 4, 4]);

    static Tensor Series => Oracles.Wave([5, 3, 4]);

    static Tensor Memory => Oracles.Wave([6, 3, 4]);

    static Tensor Probabilities => X.sigmoid();

    static Tensor Signs => tensor(new double[] { 1, -1, 1, -1 });

    static Tensor Classes => tensor(new long[] { 1, 0, 4, 2 });

    static Tensor Rows => tensor(new long[,] { { 1, 2, 4 }, { 4, 3, 0 } });

    static Tensor Mask => ones(5, 5).triu(1).to(ScalarType.Bool);

    static Tensor Padding => tensor(new[,] { { false, false, false, false, false }, { false, false, false, true, true }, { false, false, false, false, true } });

    static utils.rnn.PackedSequence Packed => utils.rnn.pack_padded_sequence(Series, tensor(new long[] { 3, 5, 2 }), enforce_sorted: false);

    /// <summary>Modules that take one tensor.</summary>
    static readonly Dictionary<string, (Func<Module<Tensor, Tensor>> Make, Func<Tensor> Input)> Simple = new(StringComparer.Ordinal)
    {
        ["Linear"] = (() => Linear(6, 3), () => X),
        ["PReLU"] = (() => PReLU(1), () => Line),
        ["Embedding"] = (() => Embedding(5, 3, padding_idx: 4, max_norm: 1.5), () => Rows),
        ["Conv1d"] = (() => Conv1d(4, 3, 3, padding: 1), () => Line),
        ["Conv2d"] = (() => Conv2d(4, 6, 3, stride: 2, groups: 2), () => Image),
        ["Conv2dReflect"] = (() => Conv2d(4, 2, 3, padding: 1, padding_mode: PaddingModes.Reflect), () => Image),
        ["Conv3d"] = (() => Conv3d(2, 3, 2), () => Volume),
        ["ConvTranspose1d"] = (() => ConvTranspose1d(4, 3, 3, stride: 2), () => Line),
        ["ConvTranspose2d"] = (() => ConvTranspose2d(4, 3, 3, stride: 2, padding: 1, output_padding: 1), () => Image),
        ["ConvTranspose3d"] = (() => ConvTranspose3d(2, 3, 2), () => Volume),
        ["BatchNorm1d"] = (() => BatchNorm1d(4), () => Line),
        ["BatchNorm2d"] = (() => BatchNorm2d(4), () => Image),
        ["BatchNorm3d"] = (() => BatchNorm3d(2), () => Volume),
        ["InstanceNorm1d"] = (() => InstanceNorm1d(4, affine: true), () => Line),
        ["InstanceNorm2d"] = (() => InstanceNorm2d(4), () => Image),
        ["InstanceNorm3d"] = (() => InstanceNorm3d(2), () => Volume),
        ["GroupNorm"] = (() => GroupNorm(2, 4), () => Image),
        ["LayerNorm"] = (() => LayerNorm(6), () => X),
        ["LocalResponseNorm"] = (() => LocalResponseNorm(3, alpha: 0.1), () => Image),
        ["LocalResponseNormLine"] = (() => LocalResponseNorm(2, alpha: 0.1), () => Line),
        ["TransformerEncoderLayer"] = (() => TransformerEncoderLayer(4, 2, 8, 0), () => Series),
        ["Dropout"] = (() => Dropout(0.4), () => X),
        ["Dropout1d"] = (() => Dropout1d(0.4), () => Line),
        ["Dropout2d"] = (() => Dropout2d(0.4), () => Image),
        ["Dropout3d"] = (() => Dropout3d(0.4), () => Volume),
        ["AlphaDropout"] = (() => AlphaDropout(0.4), () => X),
        ["FeatureAlphaDropout"] = (() => FeatureAlphaDropout(0.4), () => Image),
        ["Sequential"] = (() => Sequential(Conv2d(4, 2, 3), ReLU(), Flatten(), Linear(32, 2)), () => Image),
        ["ConstantPad1d"] = (() => ConstantPad1d(2, 0.5), () => Line),
        ["ConstantPad2d"] = (() => ConstantPad2d((1, 2, 0, 1), 0.5), () => Image),
        ["ConstantPad3d"] = (() => ConstantPad3d(1, 0.5), () => Volume),
        ["ReflectionPad1d"] = (() => ReflectionPad1d((1, 2)), () => Line),
        ["ReflectionPad2d"] = (() => ReflectionPad2d(2), () => Image),
        ["ReflectionPad3d"] = (() => ReflectionPad3d(1), () => Volume),
        ["ReplicationPad1d"] = (() => ReplicationPad1d(2), () => Line),
        ["ReplicationPad2d"] = (() => ReplicationPad2d((1, 2, 0, 1)), () => Image),
        ["ReplicationPad3d"] = (() => ReplicationPad3d(1), () => Volume),
        ["ZeroPad2d"] = (() => ZeroPad2d(1), () => Image),
        ["Unfold"] = (() => Unfold(2), () => Image),
        ["Fold"] = (() => Fold(3, 2), () => Oracles.Wave([1, 8, 4])),
        ["LPPool1d"] = (() => LPPool1d(2, 3), () => Line),
        ["LPPool2d"] = (() => LPPool2d(2, 3, 2), () => Image),
        ["FractionalMaxPool2d"] = (() => FractionalMaxPool2d(2, 3), () => Image),
        ["FractionalMaxPool3d"] = (() => FractionalMaxPool3d(2, 2), () => Volume),
        ["MaxPool1d"] = (() => MaxPool1d(2), () => Line),
        ["MaxPool2d"] = (() => MaxPool2d(3, 2, 1), () => Image),
        ["MaxPool3d"] = (() => MaxPool3d(2), () => Volume),
        ["AvgPool1d"] = (() => AvgPool1d(2), () => Line),
        ["AvgPool2d"] = (() => AvgPool2d(3, 2, 1), () => Image),
        ["AvgPool3d"] = (() => AvgPool3d(2), () => Volume),
        ["AdaptiveAvgPool1d"] = (() => AdaptiveAvgPool1d(3), () => Line),
        ["AdaptiveAvgPool2d"] = (() => AdaptiveAvgPool2d(4), () => Image),
        ["AdaptiveAvgPool3d"] = (() => AdaptiveAvgPool3d(3), () => Volume),
        ["AdaptiveMaxPool1d"] = (() => AdaptiveMaxPool1d(3), () => Line),
        ["AdaptiveMaxPool2d"] = (() => AdaptiveMaxPool2d([4, 4]), () => Image),
        ["AdaptiveMaxPool3d"] = (() => AdaptiveMaxPool3d([3, 3, 3]), () => Volume),
        ["PixelShuffle"] = (() => PixelShuffle(2), () => Image),
        ["PixelUnshuffle"] = (() => PixelUnshuffle(2), () => Image),
        ["ChannelShuffle"] = (() => ChannelShuffle(2), () => Image),
        ["Flatten"] = (() => Flatten(), () => Image),
        ["Unflatten"] = (() => Unflatten(1, [2, 3]), () => X),
        ["ReLU"] = (() => ReLU(), () => X),
        ["ReLU6"] = (() => ReLU6(), () => 8 * X),
        ["LeakyReLU"] = (() => LeakyReLU(0.1), () => X),
        ["ELU"] = (() => ELU(0.5), () => X),
        ["CELU"] = (() => CELU(0.5), () => X),
        ["SELU"] = (() => SELU(), () => X),
        ["SiLU"] = (() => SiLU(), () => X),
        ["Mish"] = (() => Mish(), () => X),
        ["Sigmoid"] = (() => Sigmoid(), () => X),
        ["Tanh"] = (() => Tanh(), () => X),
        ["Tanhshrink"] = (() => Tanhshrink(), () => X),
        ["Hardsigmoid"] = (() => Hardsigmoid(), () => X),
        ["Hardswish"] = (() => Hardswish(), () => X),
        ["Hardtanh"] = (() => Hardtanh(-0.5, 0.4), () => X),
        ["GELU"] = (() => GELU(), () => X),
        ["Softplus"] = (() => Softplus(), () => X),
        ["Softsign"] = (() => Softsign(), () => X),
        ["Softshrink"] = (() => Softshrink(), () => X),
        ["Hardshrink"] = (() => Hardshrink(), () => X),
        ["LogSigmoid"] = (() => LogSigmoid(), () => X),
        ["Softmax"] = (() => Softmax(1), () => X),
        ["Softmin"] = (() => Softmin(1), () => X),
        ["LogSoftmax"] = (() => LogSoftmax(1), () => X),
        ["Softmax2d"] = (() => Softmax2d(), () => Image),
        ["Threshold"] = (() => Threshold(0.1, 0.7), () => X),
        ["GLU"] = (() => GLU(), () => X),
        ["RReLU"] = (() => RReLU(), () => X),
        ["Identity"] = (() => Identity(), () => X),
        ["Upsample"] = (() => Upsample(scale_factor: [2], mode: UpsampleMode.Bilinear, align_corners: true), () => Image),
    };

    /// <summary>Modules that take or give more.</summary>
    static readonly Dictionary<string, Func<(Module, Func<Tensor[]>)>> Others = new(StringComparer.Ordinal)
    {
        ["Bilinear"] = () => Of(Bilinear(6, 6, 3), module => [module.call(X, Y)]),
        ["EmbeddingBag"] = () => Of(EmbeddingBag(5, 3), module => [module.call(Rows)]),
        ["EmbeddingBagSum"] = () => Of(
            EmbeddingBag(5, 3, mode: EmbeddingBagMode.Sum, padding_index: 2), module => [module.call(Rows.reshape(-1), tensor(new long[] { 0, 2, 5 }))]),
        ["EmbeddingBagMax"] = () => Of(EmbeddingBag(5, 3, mode: EmbeddingBagMode.Max), module => [module.call(Rows)]),
        ["BatchNormEval"] = () => Of(BatchNorm2d(4), module =>
        {
            module.call(Image);
            module.eval();
            return [module.call(Image)];
        }),
        ["RNN"] = () => Of(RNN(4, 3, 2), module => All(module.call(Series))),
        ["RNNRelu"] = () => Of(RNN(4, 3, nonLinearity: NonLinearities.ReLU, bias: false), module => All(module.call(Series))),
        ["GRU"] = () => Of(GRU(4, 3, 2, bidirectional: true), module => All(module.call(Series))),
        ["GRUFirst"] = () => Of(GRU(4, 3, batchFirst: true), module => All(module.call(Series, Oracles.Wave([1, 5, 3])))),
        ["LSTM"] = () => Of(LSTM(4, 3, 2), module => All(module.call(Series))),
        ["LSTMBoth"] = () => Of(LSTM(4, 3, bidirectional: true), module => All(module.call(Series))),
        ["LSTMPacked"] = () => Of(LSTM(4, 3), module =>
        {
            var (packed, state, cells) = module.call(Packed);
            return [.. All(utils.rnn.pad_packed_sequence(packed)), state, cells];
        }),
        ["GRUPacked"] = () => Of(GRU(4, 3), module =>
        {
            var (packed, state) = module.call(Packed);
            return [.. All(utils.rnn.pad_packed_sequence(packed)), state];
        }),
        ["RNNCell"] = () => Of(RNNCell(6, 3), module => [module.forward(X)]),
        ["GRUCell"] = () => Of(GRUCell(6, 3), module => [module.call(X, Oracles.Wave([4, 3]))]),
        ["LSTMCell"] = () => Of(LSTMCell(6, 3), module => All(module.call(X))),
        ["MultiheadAttention"] = () => Of(MultiheadAttention(4, 2), module => All(module.call(Series, Series, Series))),
        ["MultiheadAttentionMasked"] = () => Of(
            MultiheadAttention(4, 2), module => All(module.call(Series, Series, Series, key_padding_mask: Padding, attn_mask: Mask))),
        ["MultiheadAttentionExtra"] = () => Of(
            MultiheadAttention(4, 2, add_bias_kv: true, add_zero_attn: true, kdim: 3, vdim: 2),
            module => All(module.call(Series, Oracles.Wave([6, 3, 3]), Oracles.Wave([6, 3, 2])))),
        ["TransformerEncoder"] = () => Of(
            TransformerEncoder(TransformerEncoderLayer(4, 2, 8, 0, Activations.GELU), 2), module => [module.call(Series, Mask)]),
        ["TransformerDecoderLayer"] = () => Of(TransformerDecoderLayer(4, 2, 8, 0), module => [module.call(Series, Memory)]),
        ["TransformerDecoder"] = () => Of(TransformerDecoder(TransformerDecoderLayer(4, 2, 8, 0), 2), module => [module.call(Series, Memory)]),
        ["Transformer"] = () => Of(Transformer(4, 2, 1, 2, 8, 0), module => [module.call(Series, Memory)]),
        ["CosineSimilarity"] = () => Of(CosineSimilarity(), module => [module.call(X, Y)]),
        ["PairwiseDistance"] = () => Of(PairwiseDistance(keepdim: true), module => [module.call(X, Y)]),
        ["MaxUnpool1d"] = () => Of(MaxUnpool1d(2), module => [Unpooled(functional.max_pool1d_with_indices(Line, 2), module.call)]),
        ["MaxUnpool2d"] = () => Of(MaxUnpool2d(2), module => [Unpooled(functional.max_pool2d_with_indices(Image, [2, 2]), module.call)]),
        ["MaxUnpool3d"] = () => Of(MaxUnpool3d(2), module => [Unpooled(functional.max_pool3d_with_indices(Volume, [2, 2, 2]), module.call)]),
        ["CTCLoss"] = () => Of(CTCLoss(), module =>
        [
            module.call(
                Oracles.Wave([6, 2, 5]).log_softmax(2), tensor(new long[,] { { 1, 2, 3 }, { 4, 1, 2 } }), tensor(new long[] { 6, 5 }), tensor(new long[] { 3, 2 })),
        ]),
        ["CosineEmbeddingLoss"] = () => Of(CosineEmbeddingLoss(0.1), module => [module.call(X, Y, Signs)]),
        ["GaussianNLLLoss"] = () => Of(GaussianNLLLoss(full: true), module => [module.call(X, Y, Probabilities)]),
        ["HingeEmbeddingLoss"] = () => Of(HingeEmbeddingLoss(), module => [module.call(X[.., 0], Signs)]),
        ["MarginRankingLoss"] = () => Of(MarginRankingLoss(0.2), module => [module.call(X[.., 0], Y[.., 0], Signs)]),
        ["MultiLabelMarginLoss"] = () => Of(MultiLabelMarginLoss(), module => [module.call(X[..1], tensor(new long[,] { { 3, 0, -1, 1, 2, 4 } }))]),
        ["MultiLabelSoftMarginLoss"] = () => Of(MultiLabelSoftMarginLoss(), module => [module.call(X, (Y > 0).@double())]),
        ["MultiMarginLoss"] = () => Of(MultiMarginLoss(2, 0.7), module => [module.call(X, Classes)]),
        ["PoissonNLLLoss"] = () => Of(PoissonNLLLoss(full: true), module => [module.call(X, 3 * Probabilities)]),
        ["TripletMarginLoss"] = () => Of(TripletMarginLoss(swap: true), module => [module.call(X, Y, Probabilities)]),
        ["TripletMarginWithDistanceLoss"] = () => Of(TripletMarginWithDistanceLoss(margin: 2), module => [module.call(X, Y, Probabilities)]),
        ["CrossEntropyLoss"] = () => Of(CrossEntropyLoss(), module => [module.call(X, Classes)]),
        ["NLLLoss"] = () => Of(NLLLoss(), module => [module.call(X.log_softmax(1), Classes)]),
        ["BCELoss"] = () => Of(BCELoss(), module => [module.call(Probabilities, Y.sigmoid())]),
        ["BCEWithLogitsLoss"] = () => Of(BCEWithLogitsLoss(), module => [module.call(X, Probabilities)]),
        ["MSELoss"] = () => Of(MSELoss(), module => [module.call(X, Y)]),
        ["L1Loss"] = () => Of(L1Loss(), module => [module.call(X, Y)]),
        ["SmoothL1Loss"] = () => Of(SmoothL1Loss(beta: 0.5), module => [module.call(X, Y)]),
        ["HuberLoss"] = () => Of(HuberLoss(0.5), module => [module.call(X, Y)]),
        ["KLDivLoss"] = () => Of(KLDivLoss(), module => [module.call(X.log_softmax(1), Y.log_softmax(1))]),
        ["SoftMarginLoss"] = () => Of(SoftMarginLoss(), module => [module.call(X, Y.sign())]),
    };

    /// <summary>All cases by name.</summary>
    public static IEnumerable<string> Names => Simple.Keys.Concat(Others.Keys);

    /// <summary>The module, and what it gives.</summary>
    public static (Module Module, Func<Tensor[]> Use) Make(string name)
    {
        if (!Simple.TryGetValue(name, out var simple)) return Others[name]();
        var module = simple.Make();
        return (module, () => [module.call(simple.Input())]);
    }

    static (Module, Func<Tensor[]>) Of<T>(T module, Func<T, Tensor[]> use)
        where T : Module => (module, () => use(module));

    static Tensor Unpooled((Tensor Values, Tensor Indices) pooled, Func<Tensor, Tensor, long[]?, Tensor> unpool) => unpool(pooled.Values, pooled.Indices, null);

    static Tensor[] All((Tensor, Tensor) results) => [results.Item1, results.Item2];

    static Tensor[] All((Tensor, Tensor, Tensor) results) => [results.Item1, results.Item2, results.Item3];

    static Tensor[] All(Tuple<Tensor, Tensor> results) => [results.Item1, results.Item2];
}
