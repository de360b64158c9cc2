"""Logits of networks whose every weight follows from its PyTorch name and place, for PublishedNetworkTests: `python3 published_networks.py > published_networks.json`.

torchvision's own networks, and OpenOOD's written here from their papers under the names that OpenOOD's checkpoints have. Needs python3-torch and
python3-torchvision."""
import json
import numpy as np
import torch
import torchvision
from torch import nn
from torch.nn import functional as F


def uniform(name, count):
    """SplitMix64 from the FNV-1a hash of the name on: 24 bits of every number, in [0, 1)."""
    seed = 0xCBF29CE484222325
    for byte in name.encode():
        seed = ((seed ^ byte) * 0x100000001B3) % 2**64
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(40)).astype(np.float64) / 2**24


def value(name, shape):
    u = uniform(name, int(np.prod(shape)))
    if len(shape) >= 2 and name.endswith("weight"):
        u = (2 * u - 1) * np.sqrt(3.0 / np.prod(shape[1:]))
    elif name.endswith("running_var") or (len(shape) == 1 and name.endswith("weight")):
        u = 0.5 + u
    else:
        u = 0.1 * (2 * u - 1)
    return torch.from_numpy(u.astype(np.float32).reshape(shape))


class Basic(nn.Module):
    def __init__(self, i, o, stride):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(i, o, 3, stride, 1, bias=False), nn.BatchNorm2d(o)
        self.conv2, self.bn2 = nn.Conv2d(o, o, 3, 1, 1, bias=False), nn.BatchNorm2d(o)
        self.shortcut = nn.Sequential()
        if stride != 1 or i != o:
            self.shortcut = nn.Sequential(nn.Conv2d(i, o, 1, stride, bias=False), nn.BatchNorm2d(o))

    def forward(self, x):
        return F.relu(self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x))))) + self.shortcut(x))


class SmallResNet18(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(3, 64, 3, 1, 1, bias=False), nn.BatchNorm2d(64)
        for n, (i, o) in enumerate([(64, 64), (64, 128), (128, 256), (256, 512)]):
            setattr(self, f"layer{n + 1}", nn.Sequential(Basic(i, o, 1 if n == 0 else 2), Basic(o, o, 1)))
        self.fc = nn.Linear(512, classes)

    def forward(self, x):
        x = F.relu(self.bn1(self.conv1(x)))
        for n in range(1, 5):
            x = getattr(self, f"layer{n}")(x)
        return self.fc(x.mean((2, 3)))


class Wide(nn.Module):
    def __init__(self, i, o, stride):
        super().__init__()
        self.bn1, self.conv1 = nn.BatchNorm2d(i), nn.Conv2d(i, o, 3, stride, 1, bias=False)
        self.bn2, self.conv2 = nn.BatchNorm2d(o), nn.Conv2d(o, o, 3, 1, 1, bias=False)
        self.convShortcut = nn.Conv2d(i, o, 1, stride, bias=False) if i != o else None

    def forward(self, x):
        active = F.relu(self.bn1(x))
        return self.conv2(F.relu(self.bn2(self.conv1(active)))) + (x if self.convShortcut is None else self.convShortcut(active))


class Layers(nn.Module):
    def __init__(self, layers):
        super().__init__()
        self.layer = nn.Sequential(*layers)

    def forward(self, x):
        return self.layer(x)


class WideNet(nn.Module):
    def __init__(self, depth, widen, classes):
        super().__init__()
        n, widths = (depth - 4) // 6, [16, 16 * widen, 32 * widen, 64 * widen]
        self.conv1 = nn.Conv2d(3, 16, 3, 1, 1, bias=False)
        for b in range(3):
            blocks = [Wide(widths[b] if k == 0 else widths[b + 1], widths[b + 1], 2 if k == 0 and b > 0 else 1) for k in range(n)]
            setattr(self, f"block{b + 1}", Layers(blocks))
        self.bn1, self.fc = nn.BatchNorm2d(widths[3]), nn.Linear(widths[3], classes)

    def forward(self, x):
        x = self.block3(self.block2(self.block1(self.conv1(x))))
        return self.fc(F.relu(self.bn1(x)).mean((2, 3)))


class Dense(nn.Module):
    def __init__(self, i, k):
        super().__init__()
        self.bn1, self.conv1 = nn.BatchNorm2d(i), nn.Conv2d(i, 4 * k, 1, bias=False)
        self.bn2, self.conv2 = nn.BatchNorm2d(4 * k), nn.Conv2d(4 * k, k, 3, 1, 1, bias=False)

    def forward(self, x):
        return torch.cat([x, self.conv2(F.relu(self.bn2(self.conv1(F.relu(self.bn1(x))))))], 1)


class Transition(nn.Module):
    def __init__(self, i, o):
        super().__init__()
        self.bn1, self.conv1 = nn.BatchNorm2d(i), nn.Conv2d(i, o, 1, bias=False)

    def forward(self, x):
        return F.avg_pool2d(self.conv1(F.relu(self.bn1(x))), 2)


class DenseNet(nn.Module):
    def __init__(self, depth, k, classes):
        super().__init__()
        n, width = (depth - 4) // 6, 2 * k
        self.conv1 = nn.Conv2d(3, width, 3, 1, 1, bias=False)
        for b in range(1, 4):
            setattr(self, f"block{b}", Layers([Dense(width + j * k, k) for j in range(n)]))
            width += n * k
            if b < 3:
                setattr(self, f"trans{b}", Transition(width, width // 2))
                width //= 2
        self.bn1, self.fc = nn.BatchNorm2d(width), nn.Linear(width, classes)

    def forward(self, x):
        x = self.trans2(self.block2(self.trans1(self.block1(self.conv1(x)))))
        return self.fc(F.relu(self.bn1(self.block3(x))).mean((2, 3)))


class LeNet(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.block1 = nn.Sequential(nn.Conv2d(3, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2))
        self.block2 = nn.Sequential(nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2))
        self.block3 = nn.Sequential(nn.Conv2d(16, 120, 5), nn.ReLU())
        self.classifier1, self.fc = nn.Linear(120, 84), nn.Linear(84, classes)

    def forward(self, x):
        return self.fc(F.relu(self.classifier1(self.block3(self.block2(self.block1(x))).flatten(1))))


NETWORKS = {
    "resnet18-32": (lambda: SmallResNet18(10), 32), "resnet18-64": (lambda: SmallResNet18(10), 64),
    "resnet18-224": (lambda: torchvision.models.resnet18(num_classes=10), 224), "resnet50": (lambda: torchvision.models.resnet50(num_classes=10), 224),
    "wrn-40-2": (lambda: WideNet(40, 2, 10), 32), "wrn-28-10": (lambda: WideNet(28, 10, 10), 32), "densenet-bc-100": (lambda: DenseNet(100, 12, 10), 32),
    "lenet": (lambda: LeNet(10), 28), "vit-b16": (lambda: torchvision.models.vit_b_16(num_classes=10), 224),
    "swin-t": (lambda: torchvision.models.swin_t(num_classes=10), 224), "swin-t-96": (lambda: torchvision.models.swin_t(num_classes=10), 96),
}


def main():
    result = {}
    for name, (make, side) in NETWORKS.items():
        net = make().eval()
        state = net.state_dict()
        net.load_state_dict({k: value(k, tuple(v.shape)) if v.is_floating_point() else v for k, v in state.items()})
        with torch.no_grad():
            logits = net(torch.from_numpy(uniform("images", 2 * 3 * side * side).astype(np.float32).reshape(2, 3, side, side)))
        result[name] = {"parameters": sum(p.numel() for p in net.parameters()), "logits": [[float(f"{x:.7g}") for x in row] for row in logits.tolist()]}
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
