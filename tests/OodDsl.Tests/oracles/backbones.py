"""Writes backbones.json, as networks.py does, for the larger backbones; each is written out here in PyTorch after its paper."""
import json, math, pathlib
import torch
from torch import nn
from networks import case, conv

class Narrowing(nn.Module):
    def __init__(self, i, w, s, name):
        super().__init__()
        self.conv1, self.bn1, self.conv2, self.bn2 = conv(i, w, 1, 1), nn.BatchNorm2d(w), conv(w, w, 3, s), nn.BatchNorm2d(w)
        self.conv3, self.bn3 = conv(w, 4 * w, 1, 1), nn.BatchNorm2d(4 * w)
        self.way = name if s != 1 or i != 4 * w else None
        if self.way: setattr(self, name, nn.Sequential(conv(i, 4 * w, 1, s), nn.BatchNorm2d(4 * w)))
    def forward(self, x):
        y = torch.relu(self.bn2(self.conv2(torch.relu(self.bn1(self.conv1(x))))))
        return torch.relu(self.bn3(self.conv3(y)) + (getattr(self, self.way)(x) if self.way else x))

class ResNet50(nn.Module):
    def __init__(self, large):
        super().__init__()
        self.large = large
        self.conv1, self.bn1 = conv(3, 64, *((7, 2) if large else (3, 1))), nn.BatchNorm2d(64)
        i = 64
        for n, count in enumerate((3, 4, 6, 3)):
            w = 64 * 2 ** n
            blocks = []
            for b in range(count):
                blocks.append(Narrowing(i, w, 2 if b == 0 and n > 0 else 1, "downsample" if large else "shortcut")); i = 4 * w
            setattr(self, f"layer{n + 1}", nn.Sequential(*blocks))
    def forward(self, x):
        x = torch.relu(self.bn1(self.conv1(x)))
        if self.large: x = nn.functional.max_pool2d(x, 3, 2, 1)
        for n in range(4): x = getattr(self, f"layer{n + 1}")(x)
        return x.mean((2, 3))

class Dense(nn.Module):
    def __init__(self, i, k, narrow):
        super().__init__()
        self.bn1, self.conv1 = nn.BatchNorm2d(i), conv(i, 4 * k, 1, 1) if narrow else conv(i, k, 3, 1)
        if narrow: self.bn2, self.conv2 = nn.BatchNorm2d(4 * k), conv(4 * k, k, 3, 1)
    def forward(self, x):
        y = self.conv1(torch.relu(self.bn1(x)))
        if hasattr(self, "bn2"): y = self.conv2(torch.relu(self.bn2(y)))
        return torch.cat((x, y), 1)

class Shrink(nn.Module):
    def __init__(self, i, o):
        super().__init__()
        self.bn1, self.conv1 = nn.BatchNorm2d(i), conv(i, o, 1, 1)
    def forward(self, x): return nn.functional.avg_pool2d(self.conv1(torch.relu(self.bn1(x))), 2)

class DenseNet(nn.Module):
    def __init__(self, depth, k, narrow, kept):
        super().__init__()
        count, w = (depth - 4) // (6 if narrow else 3), 2 * k
        self.conv1 = conv(3, w, 3, 1)
        for n in (1, 2, 3):
            block = nn.Module(); block.layer = nn.Sequential(*[Dense(w + j * k, k, narrow) for j in range(count)])
            setattr(self, f"block{n}", block); w += count * k
            if n < 3: setattr(self, f"trans{n}", Shrink(w, math.floor(w * kept))); w = math.floor(w * kept)
        self.bn1 = nn.BatchNorm2d(w)
    def forward(self, x):
        x = self.conv1(x)
        for n in (1, 2, 3):
            x = getattr(self, f"block{n}").layer(x)
            if n < 3: x = getattr(self, f"trans{n}")(x)
        return torch.relu(self.bn1(x)).mean((2, 3))

class Step(nn.Module):
    def __init__(self, i, w, s, narrow):
        super().__init__()
        self.stride, o = s, 4 * w if narrow else w
        shapes = ((i, w, 1, 1), (w, w, 3, s), (w, o, 1, 1)) if narrow else ((i, w, 3, s), (w, o, 3, 1))
        self.count, self.outputs = len(shapes), o
        for n, shape in enumerate(shapes): setattr(self, f"bn{n + 1}", nn.BatchNorm2d(shape[0])); setattr(self, f"conv{n + 1}", conv(*shape))
        setattr(self, f"bn{self.count + 1}", nn.BatchNorm2d(o))
    def forward(self, x):
        y = self.conv1(self.bn1(x))
        for n in range(2, self.count + 1): y = getattr(self, f"conv{n}")(torch.relu(getattr(self, f"bn{n}")(y)))
        y = getattr(self, f"bn{self.count + 1}")(y)
        if self.stride > 1: x = nn.functional.avg_pool2d(x, 2, 2, ceil_mode=True)
        return y + torch.cat((x, x.new_zeros(x.shape[0], self.outputs - x.shape[1], *x.shape[2:])), 1)

class Pyramid(nn.Module):
    def __init__(self, depth, alpha, narrow):
        super().__init__()
        count, w, i = (depth - 2) // (9 if narrow else 6), 16.0, 16
        self.conv1, self.bn1 = conv(3, 16, 3, 1), nn.BatchNorm2d(16)
        for n in range(3):
            steps = []
            for b in range(count):
                w += alpha / (3 * count)
                steps.append(Step(i, round(w), 2 if n > 0 and b == 0 else 1, narrow)); i = steps[-1].outputs
            setattr(self, f"layer{n + 1}", nn.Sequential(*steps))
        self.bn_final = nn.BatchNorm2d(i)
    def forward(self, x):
        x = self.bn1(self.conv1(x))
        for n in range(3): x = getattr(self, f"layer{n + 1}")(x)
        return torch.relu(self.bn_final(x)).mean((2, 3))

class Attending(nn.Module):
    def __init__(self, width, heads, hidden):
        super().__init__()
        self.ln_1, self.ln_2 = nn.LayerNorm(width, eps=1e-6), nn.LayerNorm(width, eps=1e-6)
        self.self_attention = nn.MultiheadAttention(width, heads, batch_first=True)
        self.mlp = nn.Sequential(nn.Linear(width, hidden), nn.GELU(), nn.Dropout(0), nn.Linear(hidden, width))
    def forward(self, x):
        y = self.ln_1(x)
        x = x + self.self_attention(y, y, y, need_weights=False)[0]
        return x + self.mlp(self.ln_2(x))

class Vit(nn.Module):
    def __init__(self, size, patch, layers, heads, width, hidden):
        super().__init__()
        self.class_token, self.conv_proj = nn.Parameter(torch.zeros(1, 1, width)), nn.Conv2d(3, width, patch, patch)
        self.encoder = nn.Module()
        self.encoder.pos_embedding = nn.Parameter(torch.zeros(1, (size // patch) ** 2 + 1, width))
        self.encoder.layers = nn.Sequential()
        for n in range(layers): self.encoder.layers.add_module(f"encoder_layer_{n}", Attending(width, heads, hidden))
        self.encoder.ln = nn.LayerNorm(width, eps=1e-6)
    def forward(self, x):
        x = self.conv_proj(x).flatten(2).transpose(1, 2)
        x = torch.cat((self.class_token.expand(len(x), -1, -1), x), 1) + self.encoder.pos_embedding
        return self.encoder.ln(self.encoder.layers(x))[:, 0]

def even(v):
    w = max(8, int(v + 4) // 8 * 8)
    return w + 8 if w < 0.9 * v else w

def unit(i, o, k, s, groups=1, active=True):
    return nn.Sequential(nn.Conv2d(i, o, k, s, (k - 1) // 2, groups=groups, bias=False), nn.BatchNorm2d(o), *([nn.SiLU()] if active else []))

class Excite(nn.Module):
    def __init__(self, i, s):
        super().__init__()
        self.fc1, self.fc2 = nn.Conv2d(i, s, 1), nn.Conv2d(s, i, 1)
    def forward(self, x): return x * torch.sigmoid(self.fc2(nn.functional.silu(self.fc1(x.mean((2, 3), keepdim=True)))))

class Inverted(nn.Module):
    def __init__(self, i, o, e, k, s):
        super().__init__()
        w = even(i * e)
        self.same = s == 1 and i == o
        self.block = nn.Sequential(*([unit(i, w, 1, 1)] if w != i else []), unit(w, w, k, s, w), Excite(w, max(1, i // 4)), unit(w, o, 1, 1, active=False))
    def forward(self, x): return self.block(x) + (x if self.same else 0)

class Efficient(nn.Module):
    def __init__(self, widen, deepen):
        super().__init__()
        parts = [unit(3, even(32 * widen), 3, 2)]
        for e, k, s, i, o, count in ((1, 3, 1, 32, 16, 1), (6, 3, 2, 16, 24, 2), (6, 5, 2, 24, 40, 2), (6, 3, 2, 40, 80, 3), (6, 5, 1, 80, 112, 3),
                                     (6, 5, 2, 112, 192, 4), (6, 3, 1, 192, 320, 1)):
            i, o = even(i * widen), even(o * widen)
            parts.append(nn.Sequential(*[Inverted(i if b == 0 else o, o, e, k, s if b == 0 else 1) for b in range(math.ceil(count * deepen))]))
        self.features = nn.Sequential(*parts, unit(o, 4 * o, 1, 1))
    def forward(self, x): return self.features(x).mean((2, 3))

if __name__ == "__main__":
    cases = [case(*one) for one in (
        ("ResNet50 Large", ResNet50(True), (1, 3, 64, 64)), ("ResNet50 Small", ResNet50(False), (1, 3, 16, 16)),
        ("DenseNet 100 12 True 0.5", DenseNet(100, 12, True, 0.5), (1, 3, 32, 32)), ("DenseNet 22 8 False 1", DenseNet(22, 8, False, 1), (2, 3, 32, 32)),
        ("PyramidNet 29 30 True", Pyramid(29, 30, True), (2, 3, 32, 32)), ("PyramidNet 26 17 False", Pyramid(26, 17, False), (2, 3, 22, 22)),
        ("VisionTransformer 32 8 3 4 48 96", Vit(32, 8, 3, 4, 48, 96), (2, 3, 32, 32)), ("EfficientNetB4", Efficient(1.4, 1.8), (1, 3, 64, 64)))]
    pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, indent=0) + "\n")
    print({name: sum(p.numel() for p in net.parameters()) for name, net in
           (("pyramid 200 240", Pyramid(200, 240, True)), ("vit b16", Vit(224, 16, 12, 12, 768, 3072)))})
