"""What openood.py feeds OpenOOD's classes with: small images, a network that looks trained, loaders; and what stands in for packages that OpenOOD
imports and for a GPU. Reads the checkout's folder from the command line."""
import importlib
import pathlib
import sys
import types

import numpy as np
import scipy.optimize
import torch
import torch.nn.functional as F

CLASSES, SIZE, WIDTH = 5, 10, 24


# What OpenOOD imports or asks of a GPU.
class Bar:
    def __init__(self, items=None, **_):
        self.items = items

    def __iter__(self):
        return iter(self.items)

    def update(self, _):
        pass

    close = lambda self: None


class Weibull:
    """libmr's fit_high: the tail is moved to begin at 1, shape and scale are the likeliest."""

    def fit_high(self, tail, count):
        self.start = tail.min()
        x = tail - self.start + 1
        u = x / x.max()
        slope = lambda c: (u ** c * np.log(u)).sum() / (u ** c).sum() - 1 / c - np.log(u).mean()
        self.shape = scipy.optimize.brentq(slope, 1e-2, 5e3, xtol=1e-13)
        self.scale = x.max() * np.mean(u ** self.shape) ** (1 / self.shape)

    def w_score(self, distance):
        return 1 - np.exp(-(max(distance - self.start + 1, 0) / self.scale) ** self.shape)


class Distribution:
    """Share of the sample that is at or below a value."""

    def __init__(self, sample):
        self.sorted = np.sort(np.asarray(sample))

    def __call__(self, values):
        return np.searchsorted(self.sorted, np.asarray(values), side="right") / len(self.sorted)


def module(name, **members):
    sys.modules[name] = types.ModuleType(name)
    vars(sys.modules[name]).update(members)


module("tqdm", tqdm=Bar)
module("libmr", MR=Weibull)
for name in ("statsmodels", "statsmodels.distributions"):
    module(name, __path__=[])
module("statsmodels.distributions.empirical_distribution", ECDF=Distribution)
# As packages without their own __init__, which imports methods that need far more.
root = pathlib.Path(sys.argv[1]) / "openood"
for name in ("", "/postprocessors", "/networks", "/preprocessors", "/utils"):
    module("openood" + name.replace("/", "."), __path__=[str(root) + name])
torch.Tensor.cuda = torch.nn.Module.cuda = lambda self, *_: self
torch.cuda.FloatTensor = torch.FloatTensor
torch.concatenate = torch.cat
ones = torch.ones
torch.ones = lambda *shape, device=None, **options: ones(*shape, **options)
part = lambda name, of="postprocessors": importlib.import_module(f"openood.{of}.{name}")
part("info").num_classes_dict["small"] = CLASSES


# Images: smooth pictures of five classes with noise, and of none.
draw = np.random.default_rng(12)


def pictures():
    coarse = torch.tensor(draw.normal(size=(1, 1, 4, 4)))
    plane = F.interpolate(coarse, (SIZE, SIZE), mode="bilinear", align_corners=True)[0, 0].numpy()
    return np.stack([plane, plane[::-1], plane[:, ::-1]])


def pixels(templates, noise):
    # Channels that deviate unequally: which pixel matters most or least in standardised channels is not what it is in pixel units.
    contrast = np.array([0.1, 0.15, 0.22])[:, None, None]
    noise = draw.normal(size=(len(templates), 3, SIZE, SIZE)) * noise
    return np.clip(np.round(255 * (0.5 + contrast * (np.asarray(templates) + noise))), 0, 255).astype(int)


classes, others = [pictures() for _ in range(CLASSES)], [pictures() for _ in range(6)]
of = lambda each: np.repeat(np.arange(CLASSES), each)
labels = {"train": of(40), "validation": of(12), "test": np.concatenate([of(6), np.full(30, -1)]), "outliers": np.full(20, -1)}
take = lambda rows: [classes[k] for k in rows]
mixed = [(classes[i % CLASSES] + classes[(i + 2) % CLASSES]) / 2 for i in range(10)]
images = {
    "train": pixels(take(labels["train"]), 0.5), "validation": pixels(take(labels["validation"]), 0.5),
    "test": np.concatenate([pixels(take(of(6)), 0.5), pixels(mixed, 0.5), pixels([others[i % 3] for i in range(20)], 0.5)]),
    "outliers": pixels([others[3 + i % 3] for i in range(20)], 0.5)}
# Some labels are wrong, so that not everything is classified right.
for name, count in (("train", 10), ("validation", 5)):
    rows = draw.choice(len(labels[name]), count, replace=False)
    labels[name][rows] = (labels[name][rows] + draw.integers(1, CLASSES, count)) % CLASSES
shown = images["validation"] / 255
mean, deviation = shown.mean((0, 2, 3)), shown.std((0, 2, 3))
part("transform", "preprocessors").normalization_dict["small"] = [mean.tolist(), deviation.tolist()]
standardised = lambda x: (x / 255 - mean[:, None, None]) / deviation[:, None, None]
inputs = {name: torch.tensor(standardised(shown), dtype=torch.float32) for name, shown in images.items()}


class Stage(torch.nn.Module):
    """A convolution that is not a Conv2d, for which OpenOOD's Gram looks, and its activation."""

    def __init__(self, before, after, stride):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.tensor(draw.normal(size=(after, before, 3, 3)), dtype=torch.float32) / (3 * before ** 0.5))
        self.bias = torch.nn.Parameter(torch.tensor(0.2 * draw.normal(size=after), dtype=torch.float32))
        self.relu, self.stride = torch.nn.ReLU(), stride

    def forward(self, x):
        return self.relu(F.conv2d(x, self.weight, self.bias, self.stride, 1))


class Network(torch.nn.Module):
    """Four resolutions as in OpenOOD's residual networks, under their names; of the last, as there, only the means are listed."""

    feature_size = WIDTH

    def __init__(self):
        super().__init__()
        self.layer1, self.layer2, self.layer3, self.layer4 = (Stage(*sizes) for sizes in ((3, 8, 1), (8, 12, 2), (12, 16, 2), (16, WIDTH, 2)))
        self.avgpool, self.fc = torch.nn.AdaptiveAvgPool2d(1), torch.nn.Linear(WIDTH, CLASSES)

    def forward(self, x, return_feature=False, return_feature_list=False):
        maps = []
        for stage in (self.layer1, self.layer2, self.layer3, torch.nn.Sequential(self.layer4, self.avgpool)):
            x = stage(x)
            maps.append(x)
        features = x.flatten(1)
        logits = self.fc(features)
        return (logits, features) if return_feature else (logits, maps) if return_feature_list else logits

    def intermediate_forward(self, x, layer_index):
        for stage in (self.layer1, self.layer2, self.layer3, self.layer4)[:layer_index]:
            x = stage(x)
        return x

    get_fc_layer = lambda self: self.fc
    get_fc = lambda self: (self.fc.weight.detach().numpy(), self.fc.bias.detach().numpy())


def trained_like():
    """Random stages of unit scale, and the ridge regression of the labels as classifier. Rounded, so that the file says it all."""
    net, x = Network().eval(), inputs["train"]
    with torch.no_grad():
        for stage in (net.layer1, net.layer2, net.layer3, net.layer4):
            scale = stage(x).std()
            for parameter in stage.parameters():
                parameter.copy_((parameter / scale * (3 if stage is net.layer4 else 1)).double().mul(1e4).round().div(1e4))
            x = stage(x)
        f = net(inputs["train"], return_feature=True)[1].double().numpy()
        x = np.concatenate([f, np.ones((len(f), 1))], 1)
        solution = np.linalg.solve(x.T @ x + np.diag([0.5] * WIDTH + [1e-9]), x.T @ np.eye(CLASSES)[labels["train"]]) * 7
        # The regression's rows add up to zeros, which leaves the pseudo-inverse without a hold; training's don't.
        solution += 0.1 * draw.normal(size=solution.shape)
        net.fc.weight.copy_(torch.tensor(np.round(solution[:-1].T, 4)))
        net.fc.bias.copy_(torch.tensor(np.round(solution[-1], 4)))
    return net


class Changed(torch.nn.Module):
    """The network with other feature maps, made of its own."""

    def __init__(self, network, change):
        super().__init__()
        self.network, self.change = network, change

    def forward(self, x, return_feature_list=False):
        logits, maps = self.network(x, return_feature_list=True)
        return logits, self.change(maps)


def loader(name, size=None, data=None, targets=None):
    """Batches as OpenOOD's data sets give them; all in one without a size."""
    data, targets = inputs[name] if data is None else data, labels[name] if targets is None else targets
    rows = [{"data": x, "data_aux": x, "label": int(y)} for x, y in zip(data, targets)]
    return torch.utils.data.DataLoader(rows, batch_size=size or len(rows))
