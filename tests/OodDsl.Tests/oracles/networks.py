"""Writes networks.json: shapes, numbers and names of parameters of the residual networks, written out here in PyTorch (Debian: python3-torch)."""
import json, pathlib
import torch
from torch import nn

def conv(i, o, k, s): return nn.Conv2d(i, o, k, s, k // 2, bias=False)

class Basic(nn.Module):
    def __init__(self, i, o, s, name):
        super().__init__()
        self.conv1, self.bn1, self.conv2, self.bn2 = conv(i, o, 3, s), nn.BatchNorm2d(o), conv(o, o, 3, 1), nn.BatchNorm2d(o)
        self.way = name if s != 1 or i != o else None
        if self.way: setattr(self, name, nn.Sequential(conv(i, o, 1, s), nn.BatchNorm2d(o)))
    def forward(self, x):
        y = self.bn2(self.conv2(torch.relu(self.bn1(self.conv1(x)))))
        return torch.relu(y + (getattr(self, self.way)(x) if self.way else x))

class ResNet(nn.Module):
    def __init__(self, channels, counts, large):
        super().__init__()
        self.large = large
        self.conv1, self.bn1 = conv(channels, 64, *((7, 2) if large else (3, 1))), nn.BatchNorm2d(64)
        i = 64
        for n, (o, count) in enumerate(zip((64, 128, 256, 512), counts)):
            blocks = [Basic(i if b == 0 else o, o, (1 if n == 0 else 2) if b == 0 else 1, "downsample" if large else "shortcut") for b in range(count)]
            setattr(self, f"layer{n + 1}", nn.Sequential(*blocks)); i = o
    def forward(self, x):
        x = torch.relu(self.bn1(self.conv1(x)))
        if self.large: x = nn.functional.max_pool2d(x, 3, 2, 1)
        for n in range(4): x = getattr(self, f"layer{n + 1}")(x)
        return x.mean((2, 3))

class Wide(nn.Module):
    def __init__(self, i, o, s):
        super().__init__()
        self.bn1, self.conv1, self.bn2, self.conv2 = nn.BatchNorm2d(i), conv(i, o, 3, s), nn.BatchNorm2d(o), conv(o, o, 3, 1)
        if i != o: self.convShortcut = conv(i, o, 1, s)
    def forward(self, x):
        a = torch.relu(self.bn1(x))
        y = self.conv2(torch.relu(self.bn2(self.conv1(a))))
        return y + (self.convShortcut(a) if hasattr(self, "convShortcut") else x)

class WideNet(nn.Module):
    def __init__(self, channels, depth, widen):
        super().__init__()
        self.conv1 = conv(channels, 16, 3, 1)
        i = 16
        for n in range(3):
            o = 16 * 2 ** n * widen
            block = nn.Module(); block.layer = nn.Sequential(*[Wide(i if b == 0 else o, o, (1 if n == 0 else 2) if b == 0 else 1) for b in range((depth - 4) // 6)])
            setattr(self, f"block{n + 1}", block); i = o
        self.bn1 = nn.BatchNorm2d(i)
    def forward(self, x):
        x = self.conv1(x)
        for n in range(3): x = getattr(self, f"block{n + 1}").layer(x)
        return torch.relu(self.bn1(x)).mean((2, 3))

def fill(net):
    """Weights that any implementation can make: sines of the element's number, small where the layer is wide."""
    with torch.no_grad():
        for name, tensor in net.state_dict().items():
            if not tensor.is_floating_point(): continue
            n = tensor.numel(); wave = torch.sin(torch.arange(n, dtype=torch.float64) + len(name)).reshape(tensor.shape)
            if tensor.dim() > 1: tensor.copy_(wave * (2 / tensor[0].numel()) ** 0.5)
            elif name.endswith(("running_var", "weight")): tensor.copy_(1 + 0.5 * wave)
            else: tensor.copy_(0.1 * wave)
    return net

class Staged(nn.Module):
    def __init__(self, channels, classes, width, norms):
        super().__init__()
        self.entry = [(channels, width, 1), (width, width, 1), (width, 2 * width, 2)] + [(2 * width, 2 * width, s) for s in (1, 1, 2)] * 2
        for number, (i, o, stride) in enumerate(self.entry):
            if number % 3 == 0: setattr(self, f"stage{number // 3 + 1}", nn.Module())
            stage = getattr(self, f"stage{number // 3 + 1}")
            setattr(stage, f"conv{number % 3 + 1}", nn.Conv2d(i, o, 3, stride, 1, bias=False))
            for k in range(norms): setattr(stage, f"norm{number % 3 + 1}_{k}", nn.BatchNorm2d(o))
        self.fc = nn.Linear(2 * width, classes, bias=False)
    def forward(self, x):
        for number in range(9):
            stage = getattr(self, f"stage{number // 3 + 1}")
            x = nn.functional.leaky_relu(getattr(stage, f"norm{number % 3 + 1}_0")(getattr(stage, f"conv{number % 3 + 1}")(x)), 0.2)
        return x.mean((2, 3))

class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        up = lambda i, o, s, p: nn.ConvTranspose2d(i, o, 4, s, p, bias=False)
        self.layers = nn.Sequential(up(100, 512, 1, 0), nn.BatchNorm2d(512), nn.ReLU(), up(512, 256, 2, 1), nn.BatchNorm2d(256), nn.ReLU(),
                                    up(256, 128, 2, 1), nn.BatchNorm2d(128), nn.ReLU(), up(128, 3, 2, 1), nn.Sigmoid())
    def forward(self, x): return self.layers(x)

class Discriminator(nn.Module):
    def __init__(self):
        super().__init__()
        down = lambda i, o, s, p: nn.Conv2d(i, o, 4, s, p, bias=False)
        self.layers = nn.Sequential(down(3, 128, 2, 1), nn.LeakyReLU(0.2), down(128, 256, 2, 1), nn.BatchNorm2d(256), nn.LeakyReLU(0.2),
                                    down(256, 512, 2, 1), nn.BatchNorm2d(512), nn.LeakyReLU(0.2), down(512, 1024, 1, 0), nn.Sigmoid(), nn.Flatten())
        self.fc = nn.Linear(1024, 1)
    def forward(self, x): return torch.sigmoid(self.fc(self.layers(x))).squeeze(1)

def case(name, net, shape):
    """What the test compares: the network filled, in float64 and eval mode, on a fixed wave of images."""
    fill(net.double()).eval()
    images = torch.sin(torch.arange(torch.tensor(shape).prod().item(), dtype=torch.float64) * 0.37).reshape(shape)
    with torch.no_grad(): features = net(images).reshape(shape[0], -1)
    state = net.state_dict()
    return {"name": name, "images": list(shape), "parameters": sum(p.numel() for p in net.parameters()),
            "names": sorted(k for k in state if not k.endswith("num_batches_tracked")), "shape": list(features.shape),
            "first": features[:, :16].reshape(-1).tolist(), "norm": features.norm().item()}

if __name__ == "__main__":
    cases = [case(*one) for one in (
        ("ResNet18 Small", ResNet(3, (2, 2, 2, 2), False), (2, 3, 32, 32)), ("ResNet18 Large", ResNet(3, (2, 2, 2, 2), True), (2, 3, 64, 64)),
        ("ResNet34 Small", ResNet(1, (3, 4, 6, 3), False), (2, 1, 28, 28)), ("ResNet34 Large", ResNet(3, (3, 4, 6, 3), True), (1, 3, 64, 64)),
        ("WideResNet 16 4", WideNet(3, 16, 4), (2, 3, 32, 32)), ("WideResNet 40 2", WideNet(1, 40, 2), (2, 1, 28, 28)),
        ("StagedNet 64", Staged(3, 6, 64, 2), (2, 3, 32, 32)), ("StagedNet 8", Staged(1, 4, 8, 2), (2, 1, 16, 16)),
        ("DcganGenerator", Generator(), (2, 100, 1, 1)), ("DcganDiscriminator", Discriminator(), (2, 3, 32, 32)))]
    pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, indent=0) + "\n")
