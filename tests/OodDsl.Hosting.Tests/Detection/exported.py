"""Loads exported networks into plain PyTorch modules and compares their logits with those that the exporting program computed.

python3 exported.py NETWORK WEIGHTS EXPECTED [NETWORK WEIGHTS EXPECTED ...]

NETWORK is convnet or resnet18, WEIGHTS a safetensors file with its description beside it (.json), EXPECTED a safetensors file of `images`
(bytes) and `logits`. Debian's PyTorch brings no safetensors, so that its format is read here: 8 bytes of length, a JSON header, the tensors."""
import json
import struct
import sys

import numpy
import torch
from torch import nn

TYPES = {"F64": "<f8", "F32": "<f4", "I64": "<i8", "U8": "u1"}


def read(path):
    with open(path, "rb") as file:
        content = file.read()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8:8 + length])
    header.pop("__metadata__", None)
    data = content[8 + length:]
    return {
        name: torch.from_numpy(numpy.frombuffer(data[entry["data_offsets"][0]:entry["data_offsets"][1]], TYPES[entry["dtype"]]).copy().reshape(entry["shape"]))
        for name, entry in header.items()}


class ConvNet(nn.Module):
    """The small network, under its own names."""

    def __init__(self, channels, width, classes):
        super().__init__()
        layers = nn.Sequential()
        for number, inputs, outputs, kernel, stride in [(1, channels, width, 5, 2), (2, width, 2 * width, 3, 1), (3, 2 * width, 2 * width, 3, 1)]:
            layers.add_module(f"conv{number}", nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False))
            layers.add_module(f"bn{number}", nn.BatchNorm2d(outputs))
            layers.add_module(f"relu{number}", nn.ReLU())
            if number == 2:
                layers.add_module("pool", nn.MaxPool2d(2))
        layers.add_module("resize", nn.AdaptiveAvgPool2d(7))
        layers.add_module("flatten", nn.Flatten())
        layers.add_module("linear", nn.Linear(2 * width * 49, 4 * width, bias=False))
        layers.add_module("norm", nn.BatchNorm1d(4 * width))
        layers.add_module("relu", nn.ReLU())
        self.backbone = layers
        self.logits = nn.Linear(4 * width, classes)

    def forward(self, x):
        return self.logits(self.backbone(x))


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.downsample = None
        if stride != 1 or inputs != outputs:
            self.downsample = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        shortcut = x if self.downsample is None else self.downsample(x)
        inner = torch.relu(self.bn1(self.conv1(x)))
        return torch.relu(self.bn2(self.conv2(inner)) + shortcut)


class ResNet18(nn.Module):
    """As torchvision's, names included."""

    def __init__(self, channels, classes):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, 64, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        widths = [64, 64, 128, 256, 512]
        for stage in range(1, 5):
            setattr(self, f"layer{stage}", nn.Sequential(
                Block(widths[stage - 1], widths[stage], 1 if stage == 1 else 2), Block(widths[stage], widths[stage], 1)))
        self.fc = nn.Linear(512, classes)

    def forward(self, x):
        x = nn.functional.max_pool2d(torch.relu(self.bn1(self.conv1(x))), 3, 2, 1)
        for stage in (self.layer1, self.layer2, self.layer3, self.layer4):
            x = stage(x)
        return self.fc(x.mean((2, 3)))


def compare(kind, weights, expected):
    with open(weights[:weights.rindex(".")] + ".json") as file:
        description = json.load(file)
    images, classes = description["images"], len(description["classes"])
    if kind == "convnet":
        network = ConvNet(images["channels"], description["settings"]["ConvNet.Width"], classes)
    else:
        network = ResNet18(images["channels"], classes)
    network.load_state_dict(read(weights), strict=True)
    network.eval()
    wanted = read(expected)
    mean, std = (torch.tensor(images[name]).view(-1, 1, 1) for name in ("mean", "std"))
    with torch.no_grad():
        logits = network((wanted["images"].float() / 255 - mean) / std)
    scale = wanted["logits"].abs().max().item()
    apart = (logits - wanted["logits"]).abs().max().item()
    print(f"{kind}: {tuple(logits.shape)}, apart by {apart:.3g}, largest {scale:.3g}")
    return apart <= 1e-4 * max(1.0, scale)


triples = [sys.argv[i:i + 3] for i in range(1, len(sys.argv), 3)]
sys.exit(0 if triples and all([compare(*triple) for triple in triples]) else 1)
