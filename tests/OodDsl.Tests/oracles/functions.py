"""Writes functions.json: values and gradients of losses and functions, by PyTorch's autograd on definitions written out (Debian: python3-torch, python3-sklearn)."""
import json, math, pathlib
import numpy, torch, sklearn.covariance

torch.manual_seed(20240)
torch.set_default_dtype(torch.float64)
cases = []

def pack(tensor):
    return {"shape": list(tensor.shape), "integer": not tensor.is_floating_point(), "data": tensor.detach().double().reshape(-1).tolist()}

def case(name, function, tensors, **numbers):
    """Tensors that are floating-point receive gradients of sum(upstream * value)."""
    inputs = {key: (value.clone().requires_grad_() if value.is_floating_point() else value) for key, value in tensors.items()}
    value = function(**inputs, **numbers)
    upstream = torch.randn(value.shape)
    leaves = {key: tensor for key, tensor in inputs.items() if tensor.is_floating_point()}
    gradients = torch.autograd.grad((upstream * value).sum(), list(leaves.values()), allow_unused=True)
    cases.append({
        "name": name, "tensors": {key: pack(tensor) for key, tensor in tensors.items()}, "numbers": numbers, "value": pack(value),
        "upstream": pack(upstream), "gradients": {key: pack(grad) for key, grad in zip(leaves, gradients) if grad is not None},
    })

def probabilities(z):
    e = (z - z.max(1, keepdim=True).values).exp()
    return e / e.sum(1, keepdim=True)

def own(z, y):
    return -torch.stack([probabilities(z)[i, y[i]] for i in range(len(y))]).log()

def uniform(z):
    k = z.shape[1]
    return -(probabilities(z).log() / k).sum(1)

logits, other, labels = torch.randn(7, 5) * 3, torch.randn(7, 5), torch.randint(0, 5, (7,))
soft = torch.rand(7, 5); soft = soft / soft.sum(1, keepdim=True)
case("OutlierExposure", lambda logits: uniform(logits), {"logits": logits})
case("UniformCrossEntropy", lambda logits: uniform(logits), {"logits": logits})
for smoothing in (0.0, 0.1, 1.0):
    case("CrossEntropy", lambda logits, targets, smoothing: (1 - smoothing) * own(logits, targets) + smoothing * uniform(logits),
         {"logits": logits, "targets": labels}, smoothing=smoothing)
    def softened(logits, targets, smoothing):
        mixed = (1 - smoothing) * targets + smoothing / targets.shape[1]
        return -(mixed * probabilities(logits).log()).sum(1)
    # Targets are data: their gradient is not compared.
    cases_before = len(cases)
    case("CrossEntropy", softened, {"logits": logits, "targets": soft}, smoothing=smoothing)
    cases[cases_before]["gradients"].pop("targets")
case("SmoothedCrossEntropy", lambda logits, labels, smoothing: (1 - smoothing) * own(logits, labels) + smoothing * uniform(logits),
     {"logits": logits, "labels": labels, "smoothing": torch.rand(7)})
case("LogLoss", lambda logits, labels: (own(logits, labels) + 1e-10).log(), {"logits": logits, "labels": labels})
case("Kl", lambda targets, logits: (probabilities(targets) * (probabilities(targets) / probabilities(logits)).log()).sum() / len(logits),
     {"targets": other, "logits": logits})
case("Confidence", lambda logits: probabilities(logits).max(1).values, {"logits": logits})

def mean_where(mask, rows):
    chosen = [row for keep, row in zip(mask, rows) if keep]
    return sum(chosen) / len(chosen)
case("MeanWhere", mean_where, {"mask": torch.tensor([1, 0, 1, 1, 0]), "rows": torch.randn(5)})
def mean_per_class(rows, labels, classes):
    return torch.stack([rows[labels == c].mean(0) if (labels == c).any() else torch.zeros(rows.shape[1]) for c in range(classes)])
case("MeanPerClass", mean_per_class, {"rows": torch.randn(9, 3), "labels": torch.tensor([0, 2, 2, 0, 4, 4, 4, 2, 0])}, classes=5)

def rbf(a, b, sigma):
    return torch.stack([torch.stack([(-((x - y) ** 2).sum() / (2 * sigma ** 2)).exp() for y in b]) for x in a])
def hsic(a, b, sigma):
    m = len(a); h = torch.eye(m) - torch.ones(m, m) / m
    return torch.trace(rbf(a, a, sigma) @ h @ rbf(b, b, sigma) @ h) / (m - 1) ** 2
case("RbfKernel", rbf, {"a": torch.randn(4, 3), "b": torch.randn(5, 3)}, sigma=1.5)
case("BiasedHsic", hsic, {"a": torch.randn(6, 3), "b": torch.randn(6, 4) + 10}, sigma=2.0)
def uniformity(rows):
    n = len(rows)
    pairs = [(-2 * ((rows[i] - rows[j]) ** 2).sum()).exp() for i in range(n) for j in range(i + 1, n)]
    return (sum(pairs) / len(pairs)).log()
directions = torch.randn(8, 4); directions = directions / directions.norm(dim=1, keepdim=True)
case("PairUniformity", uniformity, {"rows": directions})
factor = torch.randn(4, 4)
case("SquaredDistance", lambda rows, center, precision: torch.stack([(row - center) @ precision @ (row - center) for row in rows]),
     {"rows": torch.randn(5, 4), "center": torch.randn(4), "precision": factor @ factor.T})

# Shrunk Gaussians have no gradient: their value is the precision.
for rows in (torch.randn(30, 4) * torch.tensor([1.0, 2.0, 0.5, 3.0]), torch.randn(5, 12) + 3, torch.tensor([[1.0, 0], [-1, 0], [0, 2], [0, -2]]), torch.randn(9, 1)):
    model = sklearn.covariance.LedoitWolf().fit(rows.numpy())
    cases.append({"name": "ShrunkGaussian", "tensors": {"rows": pack(rows)}, "numbers": {},
                  "value": pack(torch.from_numpy(numpy.linalg.inv(model.covariance_))), "upstream": pack(torch.zeros(1)), "gradients": {}})
    cases.append({"name": "ShrunkGaussianCenter", "tensors": {"rows": pack(rows)}, "numbers": {},
                  "value": pack(torch.from_numpy(model.location_)), "upstream": pack(torch.zeros(1)), "gradients": {}})

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, indent=0) + "\n")
