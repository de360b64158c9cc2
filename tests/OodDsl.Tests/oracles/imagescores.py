"""Writes imagescores.json: scores that run the network again, in PyTorch, image by image, on a small convolutional network (Debian: python3-torch).
Run with /usr/bin/python3."""
import json
import pathlib

import numpy as np
import torch
import torch.nn.functional as F

random = np.random.default_rng(8)
draw = lambda *shape: torch.tensor(np.round(random.normal(size=shape), 3))
parameters = {"conv1.weight": draw(3, 1, 3, 3) * 0.6, "conv1.bias": draw(3) * 0.2, "conv2.weight": draw(4, 3, 3, 3) * 0.5, "conv2.bias": draw(4) * 0.2,
              "weight": draw(3, 4), "bias": draw(3)}
sets = {name: torch.tensor(np.round(random.random((count, 1, 6, 6)), 3)) for name, count in (("train", 24), ("validation", 10), ("test", 6))}
W, b = parameters["weight"], parameters["bias"]


def stage1(x):
    return F.relu(F.conv2d(x, parameters["conv1.weight"], parameters["conv1.bias"], padding=1))


def stage2(m):
    return F.relu(F.conv2d(F.max_pool2d(m, 2), parameters["conv2.weight"], parameters["conv2.bias"], padding=1))


features = lambda x: stage2(stage1(x)).mean((2, 3))
logits = lambda x: features(x) @ W.T + b
labels = (logits(sets["train"]).argmax(1) + torch.tensor(random.integers(0, 2, 24) * (random.random(24) < 0.3))) % 3
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
        place = np.unravel_index(int(g.abs().argmax()), g.shape)
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
    g = gradient(x, lambda y: logits(y).max()).reshape(-1)
    least = g.abs().argsort()[: int(pixels * len(g))]
    change = torch.zeros_like(g)
    change[least] = step * g[least].sign()
    before, after = features(x)[0], features(x + change.reshape(x.shape))[0]
    order = before.argsort(descending=True)
    return F.relu(after)[order[:k1]].sum() + weight * (after - before).abs()[order[:k2]].sum()


settings = (0.3, 0.2, 2, 1, 10.0)
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
    return [stage1(x).mean((2, 3)), stage2(stage1(x)).mean((2, 3)), features(x)]


total = torch.zeros(len(sets["test"]), dtype=torch.float64)
for train, validation, test in zip(*(layers(sets[name]) for name in ("train", "validation", "test"))):
    means = {k: train[labels == k].mean(0) for k in set(labels.tolist())}
    residual = train - torch.stack([means[k] for k in labels.tolist()])
    precision = torch.linalg.pinv(residual.T @ residual / len(train), hermitian=True)
    score = lambda rows: torch.stack([-((rows - m) @ precision * (rows - m)).sum(1) for m in means.values()], 1).max(1)[0]
    total += score(test) / -score(validation).mean()
add("MahalanobisEnsemble", total)

world = {"tensors": {**{k: pack(v.numpy()) for k, v in {**parameters, **sets}.items()}, "labels": pack(labels.numpy())}, "scores": scores}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps([world]) + "\n")
