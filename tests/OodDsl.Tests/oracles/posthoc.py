"""Writes posthoc.json: post-hoc scores in NumPy, SciPy, scikit-learn and PyTorch, written from the papers, image by image and class by class
(Debian: python3-sklearn, python3-torch). Gradients are autograd's where the library has a closed form. Run with /usr/bin/python3."""
import json
import pathlib

import numpy as np
import scipy.optimize
import scipy.special
import scipy.stats
import torch
from sklearn.covariance import EmpiricalCovariance
from sklearn.neighbors import NearestNeighbors

softmax = scipy.special.softmax
lse = lambda z: scipy.special.logsumexp(z, axis=-1)
norm = np.linalg.norm


def unit(rows):
    lengths = norm(rows, axis=-1, keepdims=True)
    return rows / np.where(lengths > 0, lengths, 1)


def pack(array):
    array = np.asarray(array)
    return {"shape": list(array.shape), "integer": bool(np.issubdtype(array.dtype, np.integer)), "data": array.astype(float).reshape(-1).tolist()}


class World:
    """Features, labels and a classifier, and what the scores make of them."""

    def __init__(self, seed, rows, width, classes, empty=()):
        random = self.random = np.random.default_rng(seed)
        self.W = np.round(random.normal(size=(classes, width)), 3)
        self.b = np.round(random.normal(size=classes), 3)
        draw = lambda n: np.round(np.maximum(random.normal(0.6, 1, size=(n, width)), 0), 3)
        self.train, self.val, self.test = draw(rows), draw(max(6, rows // 2)), draw(9) * 1.5
        used = [k for k in range(classes) if k not in empty]
        label = lambda f: np.array([k if random.random() < 0.75 and k in used else random.choice(used) for k in self.z(f).argmax(1)])
        self.y, self.yval = label(self.train), label(self.val)
        self.classes, self.used, self.scores = classes, used, []

    def z(self, f):
        return f @ self.W.T + self.b

    def add(self, name, value, **numbers):
        value = np.asarray(value, float)
        assert np.isfinite(value).all(), (name, value)
        self.scores.append({"name": name, "numbers": numbers, "value": pack(value)})

    def pack(self):
        tensors = dict(weight=self.W, bias=self.b, train=self.train, validation=self.val, test=self.test, labels=self.y, validationLabels=self.yval)
        return {"tensors": {key: pack(value) for key, value in tensors.items()}, "scores": self.scores}

    # Logits only.
    def entropy(self):
        self.add("Entropy", [-scipy.stats.entropy(p) for p in softmax(self.z(self.test), axis=1)])
        for t in (0.01, 1.0, 10.0):
            self.add("Mcm", softmax(self.z(self.test) / t, axis=1).max(1), temperature=t)

    def temp_scale(self):
        z, y = self.z(self.val), self.yval
        nll = lambda t: np.mean(lse(z / t) - z[np.arange(len(y)), y] / t)
        best = scipy.optimize.minimize_scalar(lambda u: nll(np.exp(u)), bounds=(-5, 5), method="bounded", options={"xatol": 1e-12})
        t = np.exp(best.x)
        self.add("TempScale", softmax(self.z(self.test) / t, axis=1).max(1), oneCall=0)
        parameter = torch.nn.Parameter(torch.tensor(1.5, dtype=torch.float64))
        optimizer = torch.optim.LBFGS([parameter], lr=0.01, max_iter=50)
        zt, yt = torch.tensor(z), torch.tensor(y)

        def closure():
            optimizer.zero_grad()
            loss = torch.nn.functional.cross_entropy(zt / parameter, yt)
            loss.backward()
            return loss

        optimizer.step(closure)
        self.add("TempScale", softmax(self.z(self.test) / parameter.item(), axis=1).max(1), oneCall=1)

    def gen(self):
        for gamma, most in ((0.1, 100), (0.5, 2), (2, 3)):
            p = -np.sort(-softmax(self.z(self.test), axis=1), axis=1)[:, :most]
            self.add("GeneralizedEntropy", -(p ** gamma * (1 - p) ** gamma).sum(1), gamma=gamma, classes=most)

    def kl_matching(self):
        p, q = softmax(self.z(self.val), axis=1), softmax(self.z(self.test), axis=1)
        templates = [p[p.argmax(1) == k].mean(0) for k in set(p.argmax(1))]
        self.add("KlMatching", [-min(scipy.stats.entropy(one, d) for d in templates) for one in q])

    def open_max(self):
        z, test = self.z(self.train), self.z(self.test)
        for alpha, euclidean, tail in ((10, 0, 20), (3, 1, 5)):
            cosine = lambda a, b: 1 - a @ b / (norm(a) * norm(b))
            distance = lambda a, b: norm(a - b) if euclidean else norm(a - b) / 200 + cosine(a, b)
            models = []
            for k in range(self.classes):
                rows = z[(self.y == k) & (z.argmax(1) == k)]
                if len(rows) < 3:
                    models.append(None)
                    continue
                mean = rows.mean(0)
                d = np.sort([distance(row, mean) for row in rows])[-tail:]
                x = d - d.min() + 1
                u = x / x.max()
                f = lambda c: (u ** c * np.log(u)).sum() / (u ** c).sum() - 1 / c - np.log(u).mean()
                shape = scipy.optimize.brentq(f, 1e-2, 5e3, xtol=1e-13)
                scale = x.max() * np.mean(u ** shape) ** (1 / shape)
                models.append((mean, d.min(), shape, scale))
            values = []
            for v in test:
                order, m = np.argsort(-v), min(alpha, self.classes)
                lowered = np.zeros_like(v)
                for rank, k in enumerate(order[:m]):
                    if models[k] is None:
                        continue
                    mean, start, shape, scale = models[k]
                    t = max(distance(v, mean) - start + 1, 0)
                    cdf = 1 - np.exp(-np.exp(min(700, shape * np.log(max(t / scale, 1e-300)))))
                    lowered[k] = v[k] * cdf * (m - rank) / m
                values.append(-softmax(np.append(v - lowered, lowered.sum()))[-1])
            self.add("OpenMax", values, alpha=alpha, euclidean=euclidean, tail=tail)

    # Distances.
    def tied(self, f):
        means = {k: f[self.y == k].mean(0) for k in set(self.y)}
        residuals = f - np.stack([means[k] for k in self.y])
        return means, EmpiricalCovariance(assume_centered=True).fit(residuals).precision_

    def mahalanobis(self):
        def score(prepare, relative):
            train, test = prepare(self.train), prepare(self.test)
            means, precision = self.tied(train)
            background = EmpiricalCovariance().fit(train)
            values = []
            for f in test:
                d = min((f - mean) @ precision @ (f - mean) for mean in means.values())
                d0 = (f - train.mean(0)) @ background.precision_ @ (f - train.mean(0))
                values.append(-(d - d0) if relative else -d)
            return values

        self.add("UnitMahalanobis", score(unit, False))
        self.add("RelativeMahalanobis", score(lambda f: f, True), unit=0)
        self.add("RelativeMahalanobis", score(unit, True), unit=1)
        f = unit(self.train)
        precision = EmpiricalCovariance().fit(f).precision_
        self.add("Ssd", [-(t - f.mean(0)) @ precision @ (t - f.mean(0)) for t in unit(self.test)])

    def residual(self):
        dimension = self.train.shape[1] // 2
        origin = -np.linalg.pinv(self.W) @ self.b
        covariance = EmpiricalCovariance(assume_centered=True).fit(self.train - origin).covariance_
        values, vectors = np.linalg.eigh(covariance)
        space = vectors[:, np.argsort(-values)[dimension:]]
        self.add("Residual", -norm((self.test - origin) @ space, axis=1), dimension=0)

    def gmm(self):
        jitter = 1e-2 * np.mean((self.train - self.train.mean(0)) ** 2)
        parts = []
        for k in set(self.y):
            rows = self.train[self.y == k]
            covariance = np.cov(rows.T, bias=True) if len(rows) > 1 else np.zeros((rows.shape[1],) * 2)
            parts.append(np.log(len(rows) / len(self.train)) + scipy.stats.multivariate_normal(rows.mean(0), covariance + jitter * np.eye(rows.shape[1])).logpdf(self.test))
        self.add("Gmm", lse(np.stack(parts, 1)), jitter=1e-2)

    # Shaped activations.
    def shaped(self):
        energy = lambda f: lse(self.z(f))
        for percentile, validation in ((90, 0), (70, 1)):
            cut = np.percentile(self.val if validation else self.train, percentile)
            self.add("ReAct", energy(np.minimum(self.test, cut)), percentile=percentile, validation=validation)
        low, high = np.percentile(self.train, 40), np.percentile(self.train, 90)
        self.add("Vra", energy(np.where(self.test < low, 0, np.minimum(self.test, high))), low=40, high=90, clip=0)
        low, high = np.percentile(self.val, 60), np.percentile(self.val, 95)
        self.add("Vra", energy(np.clip(self.test, low, high)), low=60, high=95, clip=1)
        for percentile in (35, 65, 90):
            shaped = {name: [] for name in ("AshP", "AshB", "AshS", "Scale", "Lts", "LtsDivided")}
            for f in self.test:
                keep = max(1, len(f) - int(np.round(len(f) * percentile / 100)))
                chosen = np.argsort(-f, kind="stable")[:keep]
                mask = np.isin(np.arange(len(f)), chosen)
                r = f.sum() / f[mask].sum()
                shaped["AshP"].append(energy(f * mask))
                shaped["AshB"].append(energy(mask * f.sum() / keep))
                shaped["AshS"].append(energy(f * mask * np.exp(r)))
                shaped["Scale"].append(energy(f * np.exp(r)))
                shaped["Lts"].append(lse(self.z(f) * r ** 2))
                shaped["LtsDivided"].append(lse(self.z(f) / r ** 2))
            for name, value in shaped.items():
                self.add(name, value, percentile=percentile)
        for percentile in (90, 50):
            contribution = np.stack([f * self.W for f in self.train]).mean(0)
            weight = np.where(contribution > np.percentile(contribution, percentile), self.W, 0)
            self.add("Dice", lse(self.test @ weight.T + self.b), percentile=percentile)

    # Comparisons with the training set.
    def compared(self):
        z, test = self.z(self.train), self.z(self.test)
        patterns = np.zeros_like(self.W)
        for k in range(self.classes):
            rows = self.train[(self.y == k) & (z.argmax(1) == k)]
            if len(rows):
                patterns[k] = rows.mean(0)
        chosen = patterns[test.argmax(1)]
        self.add("She", (self.test * chosen).sum(1), likeness=0)
        self.add("She", -norm(self.test - chosen, axis=1), likeness=1)
        self.add("She", (unit(self.test) * unit(chosen)).sum(1), likeness=2)
        guides = unit(self.train) * lse(z)[:, None]
        for k in (3, 1000):
            self.add("NnGuide", [lse(v) * np.mean(np.sort(guides @ f)[::-1][:k]) for f, v in zip(unit(self.test), test)], k=k)
        for power, threshold in ((1, 0.03), (2, 0.2), (4, 0)):
            values = []
            for f, p in zip(unit(self.test), softmax(test, axis=1)):
                edges = np.maximum(unit(self.train) @ f, 0) * (softmax(z, axis=1) @ p)
                values.append((edges[edges > threshold] ** power).sum())
            self.add("Relation", values, power=power, threshold=threshold)
        part = unit(self.train)
        n = len(part)
        grid = np.concatenate([np.linspace(0.001, 0.1, 100), np.linspace(0.105, 0.5, 81), np.linspace(0.51, 0.99, 49)])
        own = np.sort(((part[:, None] - part[None]) ** 2).sum(2), axis=1)
        for quorum in (0.01, 0.3):
            values = []
            for f in unit(self.test):
                distances = ((part - f) ** 2).sum(1)
                kappa = 1.0
                for share in grid:
                    neighbour = max(0, int(share * n) - 1) + 1
                    if neighbour < n and np.mean(own[:, neighbour] >= distances) >= quorum - 1e-12:
                        kappa = share
                        break
                # Shares that reach the same neighbour are one, the least.
                values.append(-kappa)
            self.add("Cfood", values, quorum=quorum)

    # Gradients, by autograd.
    def gradients(self):
        classes = self.classes
        for temperature in (1.0, 2.0):
            values = []
            for f in torch.tensor(self.test):
                W = torch.tensor(self.W, requires_grad=True)
                logits = (W @ f + torch.tensor(self.b)) / temperature
                loss = -torch.log_softmax(logits, 0).mean()
                values.append(torch.autograd.grad(loss, W)[0].abs().sum().item())
            self.add("GradNorm", values, temperature=temperature)
        values = []
        for f in torch.tensor(self.test):
            W, b = torch.tensor(self.W, requires_grad=True), torch.tensor(self.b, requires_grad=True)
            p = torch.softmax(W @ f + b, 0)
            loss = torch.nn.functional.binary_cross_entropy(p, torch.ones_like(p), reduction="sum")
            values.append(sum((g ** 2).sum() for g in torch.autograd.grad(loss, [W, b])).item())
        self.add("GradUncertainty", values)

        def states(rows):
            out = []
            for f in torch.tensor(rows):
                f = f.clone().requires_grad_()
                loss = -torch.log_softmax(torch.tensor(self.W) @ f + torch.tensor(self.b), 0).mean()
                out.append(torch.sigmoid(3.0 * f * torch.autograd.grad(loss, f)[0]).detach().numpy())
            return np.minimum(np.floor(np.array(out) * 10), 9).astype(int)

        train, test = states(self.train), states(self.test)
        self.add("Nac", [np.mean([min((train[:, d] == s[d]).sum() / 7, 1) for d in range(len(s))]) for s in test], bins=10, steepness=3, covered=7)

    # The classifier's geometry.
    def geometry(self):
        z, m = self.z(self.test), self.train.mean(0)
        for divide in (0, 1):
            values = []
            for f, v in zip(self.test, z):
                y = v.argmax()
                d = [abs(v[y] - v[k]) / norm(self.W[y] - self.W[k]) for k in range(self.classes) if k != y]
                values.append(np.mean(d) / norm(f if divide else f - m))
            self.add("Fdbd", values, divide=divide)
        self.add("Nci", [self.W[v.argmax()] @ (f - m) / norm(f - m) + 0.05 * np.abs(f).sum() for f, v in zip(self.test, z)], alpha=0.05)
        X = unit(self.train)
        P = np.linalg.pinv(X.T @ X, hermitian=True, rcond=1e-12)
        projector = np.linalg.pinv(X, rcond=1e-8) @ X
        values = []
        for f, v in zip(unit(self.test), z):
            outside = norm(f - projector @ f) > 1e-5
            g = 1.0 if outside else f @ P @ f / (1 + f @ P @ f)
            p = softmax(v)
            values.append(-np.log(np.sum(p / (p + p ** g * (1 - p)))))
        self.add("Pnml", values)
        w = np.round(np.linspace(-0.2, 1.5, self.classes), 3)
        self.add("WeightedEnergy", [np.log(np.sum(np.maximum(w, 0) * np.exp(v))) for v in z])

    def weiper(self):
        repeats, bins, smoothing = 2, 12, 4
        W, b = np.tile(self.W, (repeats, 1)), np.tile(self.b, repeats)

        def histograms(rows, low, width):
            return np.stack([np.histogram(row, bins=bins, range=(low, low + width))[0] / len(row) for row in rows])

        def spread(rows, count):
            gap = (rows.max() - rows.min()) / count
            return rows.min() - gap, rows.max() - rows.min() + 2 * gap

        def smooth(row):
            total = smoothing - 1
            padded = torch.nn.functional.pad(torch.tensor(row)[None, None], (total // 2, total - total // 2), mode="replicate")
            return torch.nn.functional.avg_pool1d(padded, smoothing, 1)[0, 0].numpy()

        def divergence(train, test, floor, range_):
            p = histograms(train, *range_).mean(0) + floor
            p = p / p.sum()
            out = []
            for row in histograms(test, *range_):
                q = smooth(row) + floor
                q = q / q.sum()
                out.append(scipy.stats.entropy(p, q) + scipy.stats.entropy(q, p))
            return np.array(out)

        ztrain, ztest = self.train @ W.T + b, self.test @ W.T + b
        confidence = np.mean([softmax(ztest[:, i * self.classes:(i + 1) * self.classes], axis=1).max(1) for i in range(repeats)], axis=0)
        score = -(divergence(self.train, self.test, 0.01, spread(self.train, len(self.train)))
                  + 2 * divergence(ztrain, ztest, 0.025, spread(ztrain, len(ztrain))) - 0.5 * confidence)
        self.add("WeiPer", score, repeats=repeats, bins=bins, smoothing=smoothing, logitWeight=2, confidenceWeight=0.5)


worlds = []
for world in (World(3, 60, 8, 5), World(4, 9, 14, 4, empty=(1,)), World(5, 120, 6, 12)):
    for part in (world.entropy, world.temp_scale, world.gen, world.kl_matching, world.open_max, world.mahalanobis, world.residual, world.gmm,
                 world.shaped, world.compared, world.gradients, world.geometry, world.weiper):
        part()
    worlds.append(world.pack())
pathlib.Path(__file__).with_suffix(".json").write_text("[\n" + ",\n".join(json.dumps(world) for world in worlds) + "\n]\n")
