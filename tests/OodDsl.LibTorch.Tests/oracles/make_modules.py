"""Modules made after a fixed seed: the names and shapes of their states, and what they give. Run with PyTorch 1.13: /usr/bin/python3 make_modules.py"""
import json
import torch
from torch import nn
from waves import wave

torch.set_default_dtype(torch.float64)
X, LINE, IMAGE, VOLUME, SERIES = wave(4, 6), wave(2, 4, 8), wave(2, 4, 6, 6), wave(1, 2, 4, 4, 4), wave(5, 3, 4)
Y, PROBS, SIGNS, CLASSES = wave(4, 6, shift=1.0), wave(4, 6).sigmoid(), torch.tensor([1.0, -1, 1, -1]), torch.tensor([1, 0, 4, 2])
ROWS = torch.tensor([[1, 2, 4], [4, 3, 0]])
MASK = torch.triu(torch.ones(5, 5, dtype=torch.bool), 1)
PADDING = torch.tensor([[False] * 5, [False] * 3 + [True] * 2, [False] * 4 + [True]])
packed = nn.utils.rnn.pack_padded_sequence(SERIES, torch.tensor([3, 5, 2]), enforce_sorted=False)


def unpooled(d, x):
    values, indices = getattr(nn, f"MaxPool{d}d")(2, return_indices=True)(x)
    return getattr(nn, f"MaxUnpool{d}d")(2)(values, indices)


cases = {
    "Linear": (lambda: nn.Linear(6, 3), lambda m: m(X)), "Bilinear": (lambda: nn.Bilinear(6, 6, 3), lambda m: m(X, Y)),
    "PReLU": (lambda: nn.PReLU(1), lambda m: m(LINE)), "Embedding": (lambda: nn.Embedding(5, 3, padding_idx=4, max_norm=1.5), lambda m: m(ROWS)),
    "EmbeddingBag": (lambda: nn.EmbeddingBag(5, 3), lambda m: m(ROWS)), "EmbeddingBagSum": (lambda: nn.EmbeddingBag(5, 3, mode="sum", padding_idx=2), lambda m: m(ROWS.reshape(-1), torch.tensor([0, 2, 5]))),
    "EmbeddingBagMax": (lambda: nn.EmbeddingBag(5, 3, mode="max"), lambda m: m(ROWS)),
    "Conv1d": (lambda: nn.Conv1d(4, 3, 3, padding=1), lambda m: m(LINE)), "Conv2d": (lambda: nn.Conv2d(4, 6, 3, stride=2, groups=2), lambda m: m(IMAGE)),
    "Conv2dReflect": (lambda: nn.Conv2d(4, 2, 3, padding=1, padding_mode="reflect"), lambda m: m(IMAGE)), "Conv3d": (lambda: nn.Conv3d(2, 3, 2), lambda m: m(VOLUME)),
    "ConvTranspose1d": (lambda: nn.ConvTranspose1d(4, 3, 3, stride=2), lambda m: m(LINE)),
    "ConvTranspose2d": (lambda: nn.ConvTranspose2d(4, 3, 3, stride=2, padding=1, output_padding=1), lambda m: m(IMAGE)),
    "ConvTranspose3d": (lambda: nn.ConvTranspose3d(2, 3, 2), lambda m: m(VOLUME)),
    "BatchNorm1d": (lambda: nn.BatchNorm1d(4), lambda m: m(LINE)), "BatchNorm2d": (lambda: nn.BatchNorm2d(4), lambda m: m(IMAGE)), "BatchNorm3d": (lambda: nn.BatchNorm3d(2), lambda m: m(VOLUME)),
    "BatchNormEval": (lambda: nn.BatchNorm2d(4).train(), lambda m: (m(IMAGE), m.eval()(IMAGE))[1]),
    "InstanceNorm1d": (lambda: nn.InstanceNorm1d(4, affine=True), lambda m: m(LINE)), "InstanceNorm2d": (lambda: nn.InstanceNorm2d(4), lambda m: m(IMAGE)),
    "InstanceNorm3d": (lambda: nn.InstanceNorm3d(2), lambda m: m(VOLUME)), "GroupNorm": (lambda: nn.GroupNorm(2, 4), lambda m: m(IMAGE)), "LayerNorm": (lambda: nn.LayerNorm(6), lambda m: m(X)),
    "LocalResponseNorm": (lambda: nn.LocalResponseNorm(3, alpha=0.1), lambda m: m(IMAGE)), "LocalResponseNormLine": (lambda: nn.LocalResponseNorm(2, alpha=0.1), lambda m: m(LINE)),
    "RNN": (lambda: nn.RNN(4, 3, 2), lambda m: m(SERIES)), "RNNRelu": (lambda: nn.RNN(4, 3, nonlinearity="relu", bias=False), lambda m: m(SERIES)),
    "GRU": (lambda: nn.GRU(4, 3, 2, bidirectional=True), lambda m: m(SERIES)), "GRUFirst": (lambda: nn.GRU(4, 3, batch_first=True), lambda m: m(SERIES, wave(1, 5, 3))),
    "LSTM": (lambda: nn.LSTM(4, 3, 2), lambda m: (lambda y, h: (y, *h))(*m(SERIES))), "LSTMBoth": (lambda: nn.LSTM(4, 3, bidirectional=True), lambda m: (lambda y, h: (y, *h))(*m(SERIES))),
    "LSTMPacked": (lambda: nn.LSTM(4, 3), lambda m: (lambda y, h: (*nn.utils.rnn.pad_packed_sequence(y), *h))(*m(packed))),
    "GRUPacked": (lambda: nn.GRU(4, 3), lambda m: (lambda y, h: (*nn.utils.rnn.pad_packed_sequence(y), h))(*m(packed))),
    "RNNCell": (lambda: nn.RNNCell(6, 3), lambda m: m(X)), "GRUCell": (lambda: nn.GRUCell(6, 3), lambda m: m(X, wave(4, 3))), "LSTMCell": (lambda: nn.LSTMCell(6, 3), lambda m: m(X)),
    "MultiheadAttention": (lambda: nn.MultiheadAttention(4, 2), lambda m: m(SERIES, SERIES, SERIES)),
    "MultiheadAttentionMasked": (lambda: nn.MultiheadAttention(4, 2), lambda m: m(SERIES, SERIES, SERIES, key_padding_mask=PADDING, attn_mask=MASK)),
    "MultiheadAttentionExtra": (lambda: nn.MultiheadAttention(4, 2, add_bias_kv=True, add_zero_attn=True, kdim=3, vdim=2), lambda m: m(SERIES, wave(6, 3, 3), wave(6, 3, 2))),
    "TransformerEncoderLayer": (lambda: nn.TransformerEncoderLayer(4, 2, 8, dropout=0.0), lambda m: m(SERIES)),
    "TransformerEncoder": (lambda: nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 8, dropout=0.0, activation="gelu"), 2), lambda m: m(SERIES, MASK)),
    "TransformerDecoderLayer": (lambda: nn.TransformerDecoderLayer(4, 2, 8, dropout=0.0), lambda m: m(SERIES, wave(6, 3, 4))),
    "TransformerDecoder": (lambda: nn.TransformerDecoder(nn.TransformerDecoderLayer(4, 2, 8, dropout=0.0), 2), lambda m: m(SERIES, wave(6, 3, 4))),
    "Transformer": (lambda: nn.Transformer(4, 2, 1, 2, 8, dropout=0.0), lambda m: m(SERIES, wave(6, 3, 4))),
    "Dropout": (lambda: nn.Dropout(0.4), lambda m: m(X)), "Dropout1d": (lambda: nn.Dropout1d(0.4), lambda m: m(LINE)), "Dropout2d": (lambda: nn.Dropout2d(0.4), lambda m: m(IMAGE)),
    "Dropout3d": (lambda: nn.Dropout3d(0.4), lambda m: m(VOLUME)), "AlphaDropout": (lambda: nn.AlphaDropout(0.4), lambda m: m(X)),
    "FeatureAlphaDropout": (lambda: nn.FeatureAlphaDropout(0.4), lambda m: m(IMAGE)),
    "Sequential": (lambda: nn.Sequential(nn.Conv2d(4, 2, 3), nn.ReLU(), nn.Flatten(), nn.Linear(32, 2)), lambda m: m(IMAGE)),
    **{name: (lambda name=name, arguments=arguments: getattr(nn, name)(*arguments), lambda m, x=x: m(x)) for name, arguments, x in (
        ("ConstantPad1d", (2, 0.5), LINE), ("ConstantPad2d", ((1, 2, 0, 1), 0.5), IMAGE), ("ConstantPad3d", (1, 0.5), VOLUME), ("ReflectionPad1d", ((1, 2),), LINE),
        ("ReflectionPad2d", (2,), IMAGE), ("ReflectionPad3d", (1,), VOLUME), ("ReplicationPad1d", (2,), LINE), ("ReplicationPad2d", ((1, 2, 0, 1),), IMAGE),
        ("ReplicationPad3d", (1,), VOLUME), ("ZeroPad2d", (1,), IMAGE), ("Unfold", (2,), IMAGE), ("Fold", (3, 2), wave(1, 8, 4)),
        ("LPPool1d", (2, 3), LINE), ("LPPool2d", (2, 3, 2), IMAGE), ("FractionalMaxPool2d", (2, 3), IMAGE), ("FractionalMaxPool3d", (2, 2), VOLUME),
        ("MaxPool1d", (2,), LINE), ("MaxPool2d", (3, 2, 1), IMAGE), ("MaxPool3d", (2,), VOLUME), ("AvgPool1d", (2,), LINE), ("AvgPool2d", (3, 2, 1), IMAGE), ("AvgPool3d", (2,), VOLUME),
        ("AdaptiveAvgPool1d", (3,), LINE), ("AdaptiveAvgPool2d", (4,), IMAGE), ("AdaptiveAvgPool3d", (3,), VOLUME), ("AdaptiveMaxPool1d", (3,), LINE), ("AdaptiveMaxPool2d", (4,), IMAGE),
        ("AdaptiveMaxPool3d", (3,), VOLUME), ("PixelShuffle", (2,), IMAGE), ("PixelUnshuffle", (2,), IMAGE), ("ChannelShuffle", (2,), IMAGE), ("Flatten", (), IMAGE), ("Unflatten", (1, (2, 3)), X),
        ("ReLU", (), X), ("ReLU6", (), 8 * X), ("LeakyReLU", (0.1,), X), ("ELU", (0.5,), X), ("CELU", (0.5,), X), ("SELU", (), X), ("SiLU", (), X), ("Mish", (), X), ("Sigmoid", (), X), ("Tanh", (), X),
        ("Tanhshrink", (), X), ("Hardsigmoid", (), X), ("Hardswish", (), X), ("Hardtanh", (-0.5, 0.4), X), ("GELU", (), X), ("Softplus", (), X), ("Softsign", (), X), ("Softshrink", (), X), ("Hardshrink", (), X),
        ("LogSigmoid", (), X), ("Softmax", (1,), X), ("Softmin", (1,), X), ("LogSoftmax", (1,), X), ("Softmax2d", (), IMAGE), ("Threshold", (0.1, 0.7), X), ("GLU", (), X), ("RReLU", (), X), ("Identity", (), X))},
    "Upsample": (lambda: nn.Upsample(scale_factor=2.0, mode="bilinear", align_corners=True), lambda m: m(IMAGE)),
    "CosineSimilarity": (lambda: nn.CosineSimilarity(), lambda m: m(X, Y)), "PairwiseDistance": (lambda: nn.PairwiseDistance(keepdim=True), lambda m: m(X, Y)),
    "MaxUnpool1d": (nn.Identity, lambda m: unpooled(1, LINE)), "MaxUnpool2d": (nn.Identity, lambda m: unpooled(2, IMAGE)), "MaxUnpool3d": (nn.Identity, lambda m: unpooled(3, VOLUME)),
    "CTCLoss": (nn.CTCLoss, lambda m: m(wave(6, 2, 5).log_softmax(2), torch.tensor([[1, 2, 3], [4, 1, 2]]), torch.tensor([6, 5]), torch.tensor([3, 2]))),
    "CosineEmbeddingLoss": (lambda: nn.CosineEmbeddingLoss(0.1), lambda m: m(X, Y, SIGNS)), "GaussianNLLLoss": (lambda: nn.GaussianNLLLoss(full=True), lambda m: m(X, Y, PROBS)),
    "HingeEmbeddingLoss": (nn.HingeEmbeddingLoss, lambda m: m(X[:, 0], SIGNS)), "MarginRankingLoss": (lambda: nn.MarginRankingLoss(0.2), lambda m: m(X[:, 0], Y[:, 0], SIGNS)),
    "MultiLabelMarginLoss": (nn.MultiLabelMarginLoss, lambda m: m(X[:1], torch.tensor([[3, 0, -1, 1, 2, 4]]))),
    "MultiLabelSoftMarginLoss": (nn.MultiLabelSoftMarginLoss, lambda m: m(X, (Y > 0).double())), "MultiMarginLoss": (lambda: nn.MultiMarginLoss(p=2, margin=0.7), lambda m: m(X, CLASSES)),
    "PoissonNLLLoss": (lambda: nn.PoissonNLLLoss(full=True), lambda m: m(X, 3 * PROBS)), "TripletMarginLoss": (lambda: nn.TripletMarginLoss(swap=True), lambda m: m(X, Y, PROBS)),
    "TripletMarginWithDistanceLoss": (lambda: nn.TripletMarginWithDistanceLoss(margin=2.0), lambda m: m(X, Y, PROBS)), "CrossEntropyLoss": (nn.CrossEntropyLoss, lambda m: m(X, CLASSES)),
    "NLLLoss": (nn.NLLLoss, lambda m: m(X.log_softmax(1), CLASSES)), "BCELoss": (nn.BCELoss, lambda m: m(PROBS, Y.sigmoid())), "BCEWithLogitsLoss": (nn.BCEWithLogitsLoss, lambda m: m(X, PROBS)),
    "MSELoss": (nn.MSELoss, lambda m: m(X, Y)), "L1Loss": (nn.L1Loss, lambda m: m(X, Y)), "SmoothL1Loss": (lambda: nn.SmoothL1Loss(beta=0.5), lambda m: m(X, Y)), "HuberLoss": (lambda: nn.HuberLoss(delta=0.5), lambda m: m(X, Y)),
    "KLDivLoss": (lambda: nn.KLDivLoss(log_target=True), lambda m: m(X.log_softmax(1), Y.log_softmax(1))), "SoftMarginLoss": (nn.SoftMarginLoss, lambda m: m(X, Y.sign())),
}

entries = {}
for name, (make, use) in cases.items():
    torch.manual_seed(11)
    module = make()
    result = use(module)
    results = [item.double() for item in (result if isinstance(result, tuple) else (result,))]
    entries[name] = {"state": {key: list(value.shape) for key, value in module.state_dict().items()},
                     "results": [{"shape": list(item.shape), "data": item.detach().reshape(-1).tolist()} for item in results]}
with open("modules.json", "w") as file:
    file.write("{\n" + ",\n".join(f'"{name}": {json.dumps(entry)}' for name, entry in entries.items()) + "\n}\n")
