"""Writes modules.json: values and gradients of small modules with given weights, by PyTorch's autograd on definitions written out (Debian: python3-torch)."""
import json, math, pathlib
import torch

torch.manual_seed(411)
torch.set_default_dtype(torch.float64)
cases = []

def pack(tensor):
    return {"shape": list(tensor.shape), "integer": not tensor.is_floating_point(), "data": tensor.detach().double().reshape(-1).tolist()}

def case(name, function, state, inputs):
    state = {key: value.clone().requires_grad_() if value.is_floating_point() else value for key, value in state.items()}
    inputs = {key: value.clone().requires_grad_() for key, value in inputs.items()}
    value = function(state, **inputs)
    upstream = torch.randn(value.shape)
    leaves = {**{key: v for key, v in state.items() if v.is_floating_point()}, **inputs}
    gradients = torch.autograd.grad((upstream * value).sum(), list(leaves.values()), allow_unused=True)
    cases.append({"name": name, "state": {key: pack(v) for key, v in state.items()}, "inputs": {key: pack(v) for key, v in inputs.items()}, "value": pack(value),
                  "upstream": pack(upstream), "gradients": {key: pack(g) for key, g in zip(leaves, gradients) if g is not None}})

def perceptron(state, name, x):
    layers = sorted({int(key[len(name) + 1:].split(".")[0]) for key in state if key.startswith(name + ".")})
    for i in layers:
        if i != layers[0]: x = torch.relu(x)
        x = x @ state[f"{name}.{i}.weight"].T + state[f"{name}.{i}.bias"]
    return x
def weights(name, *widths):
    return {f"{name}.{2 * i}.{part}": torch.randn(*((b, a) if part == "weight" else (b,))) * 0.5
            for i, (a, b) in enumerate(zip(widths, widths[1:])) for part in ("weight", "bias")}

def club(state, x, y):
    mean, log_variance, n = perceptron(state, "mean", x), torch.tanh(perceptron(state, "logVariance", x)), len(x)
    return sum(((-log_variance[i]).exp() / 2 * (sum((y[j] - mean[i]) ** 2 for j in range(n)) / n - (y[i] - mean[i]) ** 2)).sum() for i in range(n)) / n
case("Club", club, {**weights("mean", 3, 6, 5, 4), **weights("logVariance", 3, 7, 4)}, {"x": torch.randn(5, 3), "y": torch.randn(5, 4)})
def likelihood(state, x, y):
    mean, log_variance = perceptron(state, "mean", x), torch.tanh(perceptron(state, "logVariance", x))
    density = torch.distributions.Normal(mean, (log_variance / 2).exp()).log_prob(y).sum(1).mean()
    return density + mean.shape[1] * math.log(2 * math.pi) / 2
case("ClubLikelihood", likelihood, {**weights("mean", 3, 6, 5, 4), **weights("logVariance", 3, 7, 4)}, {"x": torch.randn(5, 3), "y": torch.randn(5, 4)})

def glow(state, rows):
    n, d = rows.shape; density = torch.zeros(n); passes = torch.tensor([1.0, 0.0] * d)[:d]
    for b in range(2):
        part = lambda key: state[f"block{b}.{key}"]
        s, t = (perceptron(state, f"block{b}.coupling.{key}", rows * passes) for key in ("scale", "shift"))
        rows = rows * passes + (1 - passes) * (rows - t) * (-s).exp(); density = density - ((1 - passes) * s).sum(1)
        permutation = torch.zeros(d, d); permutation[torch.arange(d), part("linear.permutation")] = 1
        lower = torch.eye(d) + torch.tril(part("linear.lower"), -1)
        upper = torch.triu(part("linear.upper"), 1) + torch.diag(part("linear.sign") * part("linear.logScale").exp())
        rows = rows @ (permutation @ lower @ upper).T; density = density + part("linear.logScale").sum()
        rows = (rows - part("norm.shift")) * (-part("norm.logScale")).exp(); density = density - part("norm.logScale").sum()
    return torch.distributions.Normal(0.0, 1.0).log_prob(rows).sum(1) + density
state = {}
for b in range(2):
    state.update(weights(f"block{b}.coupling.scale", 5, 5, 5)); state.update(weights(f"block{b}.coupling.shift", 5, 5, 5))
    state.update({f"block{b}.linear.permutation": torch.randperm(5), f"block{b}.linear.sign": torch.tensor([1.0, -1, -1, 1, 1]), f"block{b}.linear.lower": torch.randn(5, 5),
                  f"block{b}.linear.upper": torch.randn(5, 5), f"block{b}.linear.logScale": torch.randn(5) * 0.3, f"block{b}.norm.shift": torch.randn(5), f"block{b}.norm.logScale": torch.randn(5) * 0.3})
case("Glow", glow, state, {"rows": torch.randn(4, 5)})

def cosine(state, features):
    return torch.stack([torch.stack([(w @ x) / ((w.norm() + 1e-4) * (x.norm() + 1e-4)) for w in state["weight"]]) for x in features])
case("CosineLinear", cosine, {"weight": torch.randn(3, 6)}, {"features": torch.randn(4, 6)})
for name, reduce in (("EuclideanLinear", torch.mean), ("EuclideanSum", torch.sum)):
    case(name, lambda state, features: torch.stack([torch.stack([-reduce((w - x) ** 2) for w in state["weight"]]) for x in features]),
         {"weight": torch.randn(3, 6)}, {"features": torch.randn(4, 6)})

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, indent=0) + "\n")
