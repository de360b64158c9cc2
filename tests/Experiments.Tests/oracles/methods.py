"""Writes methods.json: values and gradients of what the declarations of the first six methods compute, by PyTorch's autograd on definitions written
out from the methods' specifications (Debian: python3-torch). Tensors are float64."""
import json, math, pathlib
import torch

torch.manual_seed(60)
torch.set_default_dtype(torch.float64)
cases = []

def pack(tensor):
    return {"shape": list(tensor.shape), "integer": not tensor.is_floating_point(), "data": tensor.detach().double().reshape(-1).tolist()}

def case(name, function, state, tensors, **numbers):
    """Gradients of sum(upstream * value) for everything that is floating-point and that the value depends on."""
    leaves = {key: value.clone().requires_grad_() for key, value in {**state, **tensors}.items() if value.is_floating_point()}
    given = {key: leaves.get(key, value) for key, value in {**state, **tensors}.items()}
    value = function(given, **numbers)
    upstream = torch.randn(value.shape)
    gradients = torch.autograd.grad((upstream * value).sum(), list(leaves.values()), allow_unused=True)
    cases.append({"name": name, "state": {key: pack(v) for key, v in state.items()}, "tensors": {key: pack(v) for key, v in tensors.items()},
                  "numbers": numbers, "value": pack(value), "upstream": pack(upstream),
                  "gradients": {key: pack(g) for key, g in zip(leaves, gradients) if g is not None}})

def softmax(z):
    e = (z - z.max(1, keepdim=True).values).exp()
    return e / e.sum(1, keepdim=True)
def divergence(p, q):
    return sum((p[b] * (p[b].log() - q[b].log())).sum() for b in range(len(p))) / len(p)
def standardized(rows, weight, bias):
    """Batch normalisation in training mode."""
    return (rows - rows.mean(0)) / (rows.var(0, unbiased=False) + 1e-5).sqrt() * weight + bias

# OAL: KL terms. The adapter's target is not detached, the teacher's logits are data.
case("Oal.Distillation", lambda x: divergence(softmax(x["teacherLogits"]), softmax(x["logits"])), {},
     {"logits": torch.randn(5, 4), "teacherLogits": torch.randn(5, 4) * 2})
def feature_distillation(x):
    a = standardized(torch.relu(standardized(x["teacherFeatures"], x["0.weight"], x["0.bias"]) @ x["1.weight"].T + x["1.bias"]), x["3.weight"], x["3.bias"])
    return divergence(softmax(a), softmax(x["features"]))
case("Oal.FeatureDistillation", feature_distillation,
     {"0.weight": torch.rand(6) + 0.5, "0.bias": torch.randn(6), "1.weight": torch.randn(4, 6), "1.bias": torch.randn(4), "3.weight": torch.rand(4) + 0.5, "3.bias": torch.randn(4)},
     {"features": torch.randn(7, 4), "teacherFeatures": torch.randn(7, 6)})

# The flow: the first batch of directions sets the normalisations, which are constants for the gradient of what comes before.
def perceptron(x, name, rows):
    return torch.relu(rows @ x[f"{name}.0.weight"].T + x[f"{name}.0.bias"]) @ x[f"{name}.2.weight"].T + x[f"{name}.2.bias"]
def flow(x, normalised=True):
    h = x["features"]; n, d = h.shape
    z = h / h.pow(2).sum(1, keepdim=True).sqrt() if normalised else h
    passes = (torch.arange(d) % 2 == 0).double(); log = torch.zeros(n)
    for b in range(2):
        s, t = perceptron(x, f"block{b}.coupling.scale", z * passes), perceptron(x, f"block{b}.coupling.shift", z * passes)
        z = passes * z + (1 - passes) * (z - t) * (-s).exp(); log = log - ((1 - passes) * s).sum(1)
        permutation = torch.zeros(d, d); permutation[torch.arange(d), x[f"block{b}.linear.permutation"]] = 1
        lower = torch.eye(d) + torch.tril(x[f"block{b}.linear.lower"], -1)
        upper = torch.triu(x[f"block{b}.linear.upper"], 1) + torch.diag(x[f"block{b}.linear.sign"] * x[f"block{b}.linear.logScale"].exp())
        z = z @ (permutation @ lower @ upper).T; log = log + x[f"block{b}.linear.logScale"].sum()
        # Leaves of their own, whose values come from the batch.
        shift, scale = z.detach().mean(0), (z.detach().std(0, unbiased=True) + 1e-6).log()
        z = (z - shift) * (-scale).exp(); log = log - scale.sum()
    return log - (z.pow(2).sum(1) + d * math.log(2 * math.pi)) / 2
state = {}
for b in range(2):
    for net in ("scale", "shift"):
        for i in (0, 2):
            state[f"block{b}.coupling.{net}.{i}.weight"] = torch.randn(6, 6) * 0.4; state[f"block{b}.coupling.{net}.{i}.bias"] = torch.randn(6) * 0.2
    state.update({f"block{b}.linear.permutation": torch.randperm(6), f"block{b}.linear.sign": torch.tensor([1.0, -1, 1, 1, -1, 1]),
                  f"block{b}.linear.lower": torch.randn(6, 6), f"block{b}.linear.upper": torch.randn(6, 6), f"block{b}.linear.logScale": torch.randn(6) * 0.3})
for name, sign, normalised in (("FlowDensity.NegativeLogLikelihood", -1, True), ("FlowDensity.LogDensity", 1, True), ("FlowDensity.Unnormalised.NegativeLogLikelihood", -1, False)):
    case(name, lambda x: sign * flow(x, normalised), state, {"features": torch.randn(9, 6) * 3})
    for part in [key for key in cases[-1]["gradients"] if key.endswith("sign")]: del cases[-1]["gradients"][part]  # a buffer
def tolerance(x, classes):
    z, means = x["trainDirection"], []
    for c in range(classes):
        rows = [z[i] for i in range(len(z)) if x["trainLabels"][i] == c]
        pairs = [rows[i] @ rows[j] for i in range(len(rows)) for j in range(len(rows)) if i != j]
        if pairs: means.append(sum(pairs) / len(pairs))
    return sum(means) / len(means)
rows = torch.randn(12, 5); rows = rows / rows.norm(dim=1, keepdim=True)
case("FlowDensity.Tolerance", tolerance, {}, {"trainDirection": rows, "trainLabels": torch.tensor([0, 0, 0, 1, 1, 3, 3, 3, 3, 0, 1, 4])}, classes=6)

# HSIC: both chunks of outliers with the inliers, S = 131 (m - 1)^3 / m^2 or m^2.
def kernel(rows, sigma):
    return torch.stack([torch.stack([(-((a - b) ** 2).sum() / (2 * sigma ** 2)).exp() for b in rows]) for a in rows])
def independence(x, sigma, strength, literal, moved=False):
    inliers, outliers = x["features"].detach() if moved else x["features"], x["outlierFeatures"]
    m = len(inliers); h = torch.eye(m) - torch.ones(m, m) / m
    s = m * m if literal else strength * (m - 1) ** 3 / m ** 2
    return s / 2 * sum(torch.trace(kernel(chunk, sigma) @ h @ kernel(inliers, sigma) @ h) / (m - 1) ** 2 for chunk in (outliers[:m], outliers[m:]))
pair = {"features": torch.relu(torch.randn(6, 4)) * 3, "outlierFeatures": torch.relu(torch.randn(12, 4)) * 2}
for literal in (0, 1):
    case("Hsic.Independence", independence, {}, pair, sigma=5.0, strength=131.0, literal=literal)
case("Hsic.OutliersMove.Independence", lambda x, **n: independence(x, moved=True, **n), {}, pair, sigma=5.0, strength=131.0, literal=0)
def correlation(x):
    means = [x["trainFeatures"][x["trainLabels"] == c].mean(0) for c in range(3)]
    return torch.stack([max((f @ mean).abs() for mean in means) for f in x["features"]])
case("Hsic.Correlation", correlation, {}, {"features": torch.randn(8, 4), "trainFeatures": torch.randn(10, 4), "trainLabels": torch.tensor([0, 1, 2, 2, 1, 0, 0, 1, 2, 2])})

# Generalized ODIN: f = h / g; g in training mode (statistics of the batch), then scored in eval mode after one step up.
def numerator(kind, x, rows):
    w = x["h.weight"]
    if kind == "Inner": return rows @ w.T + x["h.bias"]
    if kind == "Cosine": return torch.stack([torch.stack([(c @ r) / ((c.norm() + 1e-4) * (r.norm() + 1e-4)) for c in w]) for r in rows])
    distance = torch.stack([torch.stack([((r - c) ** 2).sum() for c in w]) for r in rows])
    return -distance if kind == "EuclideanSum" else -distance / rows.shape[1]
def denominator(x, rows, running=False):
    score = rows @ x["g.0.weight"].T + x["g.0.bias"]
    mean, variance = (x["g.1.running_mean"], x["g.1.running_var"]) if running else (score.mean(0), score.var(0, unbiased=False))
    return 1 / (1 + (-((score - mean) / (variance + 1e-5).sqrt() * x["g.1.weight"] + x["g.1.bias"])).exp())
def quotient_loss(kind):
    def loss(x):
        f = numerator(kind, x, x["features"]) / denominator(x, x["features"])
        return sum(-(softmax(f)[i, y]).log() for i, y in enumerate(x["labels"])) / len(f)
    return loss
def step_up(kind, confidence):
    def features(x): return torch.relu(x["images"].reshape(len(x["images"]), -1) @ x["trunk"].T)
    def score(x):
        rows = features(x)
        return numerator(kind, x, rows).max(1).values if confidence == "best" else denominator(x, rows, running=True)[:, 0]
    def after(x, step):
        images = x["images"].detach().clone().requires_grad_()
        slope = torch.autograd.grad(score({**x, "images": images}).sum(), images)[0]
        moved = images.detach() + step * torch.where(slope >= 0, torch.ones_like(slope), -torch.ones_like(slope))
        return score({**x, "images": moved})
    return after
head = {"h.weight": torch.randn(3, 5), "g.0.weight": torch.randn(1, 5), "g.0.bias": torch.randn(1), "g.1.weight": torch.rand(1) + 0.5, "g.1.bias": torch.randn(1)}
for kind in ("Inner", "Cosine", "Euclidean", "EuclideanSum"):
    bias = {"h.bias": torch.randn(3)} if kind == "Inner" else {}
    case(f"GeneralizedOdin.{kind}.Loss", quotient_loss(kind), {**head, **bias}, {"features": torch.randn(8, 5), "labels": torch.tensor([0, 2, 1, 1, 0, 2, 2, 1])})
    for confidence in ("best", "certainty"):
        case(f"GeneralizedOdin.{kind}.{confidence}", step_up(kind, confidence),
             {**head, **bias, "g.1.running_mean": torch.randn(1), "g.1.running_var": torch.rand(1) + 0.5}, {"images": torch.rand(6, 1, 3, 3), "trunk": torch.randn(5, 9)}, step=0.02)
        cases[-1]["gradients"] = {}  # scores have none

# CutMix: both cross-entropies, weighed by the area that is kept.
def mixed(x, kept):
    p = softmax(x["logits"])
    return kept * sum(-p[i, y].log() for i, y in enumerate(x["labels"])) / len(p) + (1 - kept) * sum(-p[i, x["labels"][j]].log() for i, j in enumerate(x["partner"])) / len(p)
case("CutMix.Loss", mixed, {}, {"logits": torch.randn(6, 4) * 2, "labels": torch.tensor([0, 3, 1, 1, 2, 0]), "partner": torch.tensor([4, 0, 2, 5, 1, 3])}, kept=0.9375)

# CnC: cross-entropy of clean images over all K + 1 outputs, and of proxies to output K; the score is output K's log-probability, negative.
def extra(x, classes):
    clean, proxies = softmax(x["logits"]), softmax(x["auxiliaryLogits"])
    return sum(-clean[i, y].log() for i, y in enumerate(x["labels"])) / len(clean) + sum(-p[classes].log() for p in proxies) / len(proxies)
case("Cnc.Loss", extra, {}, {"logits": torch.randn(5, 4), "auxiliaryLogits": torch.randn(5, 4) * 3, "labels": torch.tensor([0, 2, 1, 1, 2])}, classes=3)
case("Cnc.NotExtraClass", lambda x, classes: torch.stack([-p[classes].log() for p in softmax(x["logits"])]), {}, {"logits": torch.randn(7, 4) * 5}, classes=3)

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n")
