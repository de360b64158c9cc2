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


# What follows came later: the cases above keep their draws.
def club(mean, logVariance, y):
    n = len(y)
    rows = [((-logVariance[i]).exp() / 2 * (sum((y[j] - mean[i]) ** 2 for j in range(n)) / n - (y[i] - mean[i]) ** 2)).sum() for i in range(n)]
    return sum(rows) / n
case("ClubBound", club, {"mean": torch.randn(6, 3), "logVariance": torch.randn(6, 3), "y": torch.randn(6, 3) + 2})

def cosine(rows):
    unit = rows / rows.norm(dim=1, keepdim=True)
    return unit @ unit.T
def nt_xent(rows, temperature):
    s = cosine(rows) / temperature; n = len(rows)
    return torch.stack([-(s[i, (i + n // 2) % n].exp() / sum(s[i, j].exp() for j in range(n) if j != i)).log() for i in range(n)])
case("NtXent", nt_xent, {"rows": torch.randn(8, 5)}, temperature=0.5)
def sup_con(rows, labels, temperature, countSelf):
    s = cosine(rows) / temperature; n = len(rows); losses = []
    for i in range(n):
        total = sum(s[i, j].exp() for j in range(n) if j != i)
        terms = [-((s[i, j].exp() / total + (1e-8 if countSelf else 0)).log()) for j in range(n) if j != i and labels[j] == labels[i]]
        if countSelf: terms.append(torch.tensor(-math.log(1e-8)))
        losses.append(sum(terms) / len(terms) if terms else 0 * s[i, i])
    return torch.stack(losses)
for own_too in (0, 1):
    case("SupCon", sup_con, {"rows": torch.randn(7, 4), "labels": torch.tensor([0, 1, 0, 2, 1, 1, 3])}, temperature=0.3, countSelf=own_too)

def answers(pose): return pose[:, :3], pose[:, 3:6], pose[:, 6:]
case("PoseError", lambda pose, poses: sum(own(z, poses[:, i]) for i, z in enumerate(answers(pose))) / 3,
     {"pose": torch.randn(5, 10), "poses": torch.stack([torch.randint(0, k, (5,)) for k in (3, 3, 4)], 1)})
def pose_probability(pose):
    n = len(pose) // 36; right = []
    for row in range(len(pose)):
        p = row // n
        right.append(sum(probabilities(z[row:row + 1])[0, k] for z, k in zip(answers(pose), (p // 12, p // 4 % 3, p % 4))))
    return torch.stack(right)
case("PoseProbability", pose_probability, {"pose": torch.randn(72, 10)})

def windows(images, size, stride):
    n, c, h, w = images.shape
    return torch.stack([images[i, :, y:y + size, x:x + size] for i in range(n) for y in range(0, h - size + 1, stride) for x in range(0, w - size + 1, stride)])
case("Windows", windows, {"images": torch.randn(2, 3, 8, 10)}, size=4, stride=2)
def spread(rows, images, size, stride):
    n, _, h, w = images.shape; deviation = 0.3 * ((size - 1) * 0.5 - 1) + 0.8
    line = torch.tensor([math.exp(-(i - (size - 1) / 2) ** 2 / (2 * deviation ** 2)) for i in range(size)]); kernel = torch.outer(line, line); kernel = kernel / kernel.sum()
    maps = torch.zeros(n, h, w); k = 0
    for i in range(n):
        for y in range(0, h - size + 1, stride):
            for x in range(0, w - size + 1, stride):
                piece = torch.zeros(n, h, w); piece[i, y:y + size, x:x + size] = kernel; maps = maps + rows[k] * piece; k += 1
    return maps + 0 * images.sum()
case("Spread", spread, {"rows": torch.randn(24), "images": torch.zeros(2, 1, 8, 10)}, size=4, stride=2)
cases[-1]["gradients"].pop("images")
case("RealOrFake", lambda probability, target: -(target * probability.log() + (1 - target) * (1 - probability).log()).mean(), {"probability": torch.rand(6)}, target=0.9)

import sklearn.mixture
for numbers in (torch.cat([-8 + 0.1 * torch.arange(-5, 6.0), 0.5 + 0.05 * torch.arange(-5, 6.0)]), torch.cat([torch.randn(300) * 1.5 - 6, torch.randn(120) * 0.5 + 0.5])):
    model = sklearn.mixture.GaussianMixture(2, reg_covar=5e-4, max_iter=10, tol=1e-2, random_state=0).fit(numbers.numpy()[:, None])
    order = numpy.argsort(model.means_[:, 0])
    cases.append({"name": "GaussianMixture", "tensors": {"rows": pack(numbers)}, "numbers": {"iterations": int(model.n_iter_)},
                  "value": pack(torch.from_numpy(numpy.stack([model.weights_[order], model.means_[order, 0], model.covariances_[order, 0, 0]]))), "upstream": pack(torch.zeros(1)), "gradients": {}})
    cases.append({"name": "PosteriorOfLowest", "tensors": {"rows": pack(numbers)}, "numbers": {},
                  "value": pack(torch.from_numpy(model.predict_proba(numbers.numpy()[:, None])[:, order[0]])), "upstream": pack(torch.zeros(1)), "gradients": {}})

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, indent=0) + "\n")
