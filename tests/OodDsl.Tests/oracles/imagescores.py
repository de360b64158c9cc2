"""Writes imagescores.json: scores that run the network again, in PyTorch, image by image, on a small convolutional network (Debian:
python3-torch, python3-sklearn). Run with /usr/bin/python3."""
import json
import pathlib

import numpy as np
import scipy.special
import scipy.stats
import sklearn.linear_model
import torch
import torch.nn.functional as F

# With this seed all classes are predicted and labelled.
random = np.random.default_rng(60)
draw = lambda *shape: torch.tensor(np.round(random.normal(size=shape), 3))
parameters = {"conv1.weight": draw(3, 2, 3, 3) * 0.6, "conv1.bias": draw(3) * 0.2, "conv2.weight": draw(4, 3, 3, 3) * 0.5, "conv2.bias": draw(4) * 0.2,
              "weight": draw(3, 4), "bias": draw(3)}
# The second channel deviates a quarter as far as the first.
sets = {name: torch.tensor(np.round(random.random((count, 2, 6, 6)) * np.array([1, 0.25])[:, None, None], 3)) for name, count in (("train", 24), ("validation", 10), ("test", 6))}
W, b = parameters["weight"], parameters["bias"]


def stage1(x):
    return F.relu(F.conv2d(x, parameters["conv1.weight"], parameters["conv1.bias"], padding=1))


def stage2(m):
    return F.relu(F.conv2d(F.max_pool2d(m, 2), parameters["conv2.weight"], parameters["conv2.bias"], padding=1))


features = lambda x: stage2(stage1(x)).mean((2, 3))
logits = lambda x: features(x) @ W.T + b
labels = (logits(sets["train"]).argmax(1) + torch.tensor(random.integers(0, 2, 24) * (random.random(24) < 0.3))) % 3
deviations = torch.tensor(sets["validation"].numpy().std((0, 2, 3)))[:, None, None]
scores = []


def pack(values):
    array = np.asarray(values)
    return {"shape": list(array.shape), "integer": bool(np.issubdtype(array.dtype, np.integer)), "data": array.astype(float).reshape(-1).tolist()}


def add(name, values, **numbers):
    scores.append({"name": name, "numbers": numbers, "value": pack(np.array([float(v) for v in values]))})


def gradient(x, function):
    x = x.clone().requires_grad_()
    return torch.autograd.grad(function(x), x)[0]


def each(images):
    return [images[i:i + 1] for i in range(len(images))]


for temperature, epsilon in ((1000.0, 0.0014), (2.0, 0.05)):
    value = lambda x: (logits(x) / temperature).softmax(1).max()
    moved = [x + epsilon * torch.where(gradient(x, lambda y: value(y).log()) >= 0, 1.0, -1.0) for x in each(sets["test"])]
    add("Odin", [value(x) for x in moved], temperature=temperature, epsilon=epsilon)
for temperature, epsilon in ((1.0, 0.0014), (10.0, 0.3)):
    value = lambda x: (logits(x) / temperature).softmax(1).max()
    out = []
    for x in each(sets["test"]):
        g = gradient(x, lambda y: value(y).log())
        step = torch.zeros_like(g)
        place = np.unravel_index(int((g.abs() * deviations).argmax()), g.shape)
        step[place] = epsilon * g[place].sign()
        out.append(value(x + step))
    add("IOdin", out, temperature=temperature, epsilon=epsilon)

f = features(sets["train"])
means = {k: f[labels == k].mean(0) for k in set(labels.tolist())}
residual = f - torch.stack([means[k] for k in labels.tolist()])
precision = torch.linalg.pinv(residual.T @ residual / len(f), hermitian=True)
distance = lambda x: torch.stack([((features(x) - m) @ precision * (features(x) - m)).sum(1) for m in means.values()], 1).min()
for epsilon in (0.0, 0.02):
    out = []
    for x in each(sets["test"]):
        moved = x + epsilon * torch.where(gradient(x, lambda y: -distance(y)) >= 0, 1.0, -1.0)
        out.append(-distance(moved))
    add("MahalanobisOdin", out, epsilon=epsilon)


def statistic(x, pixels, step, k1, k2, weight):
    g = (gradient(x, lambda y: logits(y).max()) * deviations).reshape(-1)
    least = g.abs().argsort()[: int(pixels * len(g))]
    change = torch.zeros_like(g)
    change[least] = step * deviations.expand(x.shape).reshape(-1)[least] * g[least].sign()
    before, after = features(x)[0], features(x + change.reshape(x.shape))[0]
    order = before.argsort(descending=True)
    return F.relu(after)[order[:k1]].sum() + weight * (after - before).abs()[order[:k2]].sum()


settings = (0.3, 0.7, 2, 1, 10.0)
reference = np.sort([float(statistic(x, *settings)) for x in each(sets["validation"])])
for low, high in ((30.0, 80.0), (0.0, 60.0)):
    a, l = [], []
    for x in each(sets["test"]):
        q = float(statistic(x, *settings))
        percentile = low + (1 - np.mean(reference <= q)) * (high - low)
        z = features(x)[0]
        kept = int(min(max(len(z) - np.round(percentile * len(z) / 100), 1), len(z)))
        r = z.sum() / z.sort(descending=True)[0][:kept].sum()
        a.append(((z * r.exp()) @ W.T + b).logsumexp(0))
        l.append(((z @ W.T + b) * r ** 2).logsumexp(0))
    add("AdaScaleA", a, low=low, high=high)
    add("AdaScaleL", l, low=low, high=high)


def without_first(m):
    x = m[0].reshape(m.shape[1], -1)
    u, s, v = torch.linalg.svd(x, full_matrices=False)
    return (x - s[0] * torch.outer(u[:, 0], v[0])).reshape(m.shape)


out = []
for x in each(sets["test"]):
    last = without_first(stage2(stage1(x))).mean((2, 3)) @ W.T + b
    before = stage2(without_first(stage1(x))).mean((2, 3)) @ W.T + b
    out.append(((last + before) / 2).logsumexp(1))
add("RankFeat", out, iterations=0)
add("RankFeat", out, iterations=200)


def row_sums(x, powers):
    out = []
    for m in (stage1(x), stage2(stage1(x))):
        m = m[0].reshape(m.shape[1], -1)
        entries = []
        for p in range(1, powers + 1):
            g = (m ** p) @ (m ** p).T
            entries.append((g.sign() * g.abs() ** (1 / p)).sum(1))
        out.append(torch.cat(entries))
    return out


def gram(powers):
    predicted = logits(sets["train"]).argmax(1)
    sums = [row_sums(x, powers) for x in each(sets["train"])]

    def deviation(x):
        k = logits(x).argmax()
        total = []
        for stage, entries in enumerate(row_sums(x, powers)):
            known = torch.stack([s[stage] for s, p in zip(sums, predicted) if p == k])
            low, high = known.min(0)[0], known.max(0)[0]
            total.append((F.relu(low - entries) / (low.abs() + 1e-6) + F.relu(entries - high) / (high.abs() + 1e-6)).sum())
        return torch.stack(total)

    usual = torch.stack([deviation(x) for x in each(sets["validation"])]).mean(0)
    return [-(deviation(x) / torch.where(usual > 0, usual, torch.ones_like(usual))).sum() / logits(x).softmax(1).max() for x in each(sets["test"])]


for powers in (1, 4):
    add("Gram", gram(powers), powers=powers)


def layers(x):
    """The features are the last stage's means."""
    return [stage1(x).mean((2, 3)), features(x)]


def layer_distances():
    """Each layer's score as a function of images."""
    out = []
    for l, train in enumerate(layers(sets["train"])):
        means = torch.stack([train[labels == k].mean(0) for k in sorted(set(labels.tolist()))])
        residual = train - torch.stack([train[labels == k].mean(0) for k in labels.tolist()])
        precision = torch.linalg.pinv(residual.T @ residual / len(train), hermitian=True)

        def score(x, l=l, means=means, precision=precision):
            rows = layers(x)[l]
            return torch.stack([-((rows - m) @ precision * (rows - m)).sum(1) for m in means], 1).max(1)[0]

        out.append(score)
    return out


up = lambda x, function, step: x + step * torch.where(gradient(x, function) >= 0, 1.0, -1.0)


def mds_ensemble(epsilon, combination):
    scores = layer_distances()
    table = lambda images: torch.stack([torch.cat([score(up(x, lambda y: score(y).sum(), epsilon)) for score in scores]) for x in each(images)]).detach().numpy()
    usual = table(sets["validation"])
    if combination == 0:
        attacked = torch.cat([up(x, lambda y: F.cross_entropy(logits(y), logits(x).argmax(1)), 0.05) for x in each(sets["validation"])])
        rows = np.concatenate([usual, table(attacked)])
        scale = rows.std(0)
        regression = sklearn.linear_model.LogisticRegression(C=1, solver="newton-cg", tol=1e-12, max_iter=1000)
        regression.fit((rows - rows.mean(0)) / scale, np.arange(len(rows)) < len(usual))
        weights = regression.coef_[0] / scale
    else:
        weights = -1 / usual.mean(0) if combination == 1 else np.ones(len(scores))
    return table(sets["test"]) @ weights


for epsilon, combination in ((0.0, 1), (0.0014, 0), (0.02, 0), (0.02, 2), (0.0, 0)):
    add("MahalanobisEnsemble", mds_ensemble(epsilon, combination), epsilon=epsilon, combination=combination)


def grood(prototype, mix, k):
    z, f, early = logits(sets["train"]), features(sets["train"]), stage1(sets["train"])
    present = sorted(set(labels.tolist()))
    means = torch.stack([f[labels == c].mean(0) for c in present])
    if prototype == 0:
        usual = {c: early[labels == c].mean(0) for c in present}
        second = [int(row.argsort(descending=True)[1]) for row in z]
        mixed = torch.stack([mix * m + (1 - mix) * usual[c] for m, c in zip(early, second)])
        outside = stage2(mixed).mean((2, 3)).mean(0)
    elif prototype == 1:
        outside = means.mean(0)
    else:
        outside = features(sets["validation"]).mean(0)

    def slope(x):
        o = outside.clone().requires_grad_()
        distances = -torch.linalg.vector_norm(features(x) - torch.cat([means, o[None]]), dim=1)
        return torch.autograd.grad(F.cross_entropy(distances[None], logits(x).argmax(1)), o)[0]

    bank = torch.stack([slope(x) for x, row, y in zip(each(sets["train"]), z, labels) if row.argmax() == y])
    return [-torch.linalg.vector_norm(bank - slope(x), dim=1).sort()[0][k - 1] for x in each(sets["test"])]


for prototype, mix, k in ((0, 0.5, 1), (0, 0.8, 3), (1, 0.5, 1), (2, 0.5, 2)):
    add("Grood", grood(prototype, mix, k), prototype=prototype, mix=mix, k=k)

def em(rows, count, jitter, iterations, tolerance):
    """A mixture with one covariance; the first memberships are those of the nearest of evenly spaced rows."""
    n, width = rows.shape
    spread = ((rows - rows.mean(0)) ** 2).mean()
    starts = rows[[i * n // count for i in range(count)]]
    r = np.eye(count)[((rows[:, None] - starts) ** 2).sum(2).argmin(1)]
    previous = -np.inf
    for step in range(iterations):
        sums = r.sum(0) + 1e-12
        means = r.T @ rows / sums[:, None]
        cov = sum((r[:, k:k + 1] * (rows - means[k])).T @ (rows - means[k]) for k in range(count)) / n + jitter * spread * np.eye(width)
        density = lambda x: scipy.special.logsumexp(np.stack([np.log(sums[k] / n) + scipy.stats.multivariate_normal(means[k], cov).logpdf(x).reshape(-1)
                                                              for k in range(count)]), axis=0)
        joint = np.stack([np.log(sums[k] / n) + scipy.stats.multivariate_normal(means[k], cov).logpdf(rows) for k in range(count)], 1)
        likelihood = scipy.special.logsumexp(joint, axis=1)
        r = np.exp(joint - likelihood[:, None])
        if abs(likelihood.mean() - previous) < tolerance:
            break
        previous = likelihood.mean()
    return density


def layer_gmm(count, plain):
    total = np.zeros(len(sets["test"]))
    for train, validation, test in zip(*(layers(sets[name]) for name in ("train", "validation", "test"))):
        density = em(train.numpy(), count, 1e-4, 100, 1e-3)
        usual, values = density(validation.numpy()), density(test.numpy())
        total += values if plain else (values - usual.mean()) / usual.std()
    return total


for count, plain in ((1, 1), (3, 0), (3, 1)):
    add("LayerGmm", layer_gmm(count, plain), components=count, plain=plain)


def layer_nac(bins, steepness, covered):
    def states(x):
        out = []
        first = stage1(x).detach().requires_grad_()
        f = stage2(first).mean((2, 3))
        loss = -(f @ W.T + b).log_softmax(1).mean()
        for value, slope in zip((first, f), torch.autograd.grad(loss, (first, f))):
            if value.dim() == 4:
                value, slope = value.mean((2, 3)), slope.sum((2, 3))
            out.append(torch.sigmoid(steepness * value[0] * slope[0]).detach().numpy())
        return out

    bin_of = lambda s: np.minimum(np.floor(s * bins), bins - 1).astype(int)
    known = [states(x) for x in each(sets["train"])]
    scores = []
    for x in each(sets["test"]):
        score = 0
        for l, layer in enumerate(states(x)):
            score += np.mean([min(sum(bin_of(k[l])[d] == bin_of(layer)[d] for k in known) / covered, 1) for d in range(len(layer))])
        scores.append(score)
    return scores


for bins, steepness, covered in ((50, 100.0, 50), (10, 20.0, 8)):
    add("LayerNac", layer_nac(bins, steepness, covered), bins=bins, steepness=steepness, covered=covered)

world = {"tensors": {**{k: pack(v.numpy()) for k, v in {**parameters, **sets}.items()}, "labels": pack(labels.numpy())}, "scores": scores}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps([world]) + "\n")
