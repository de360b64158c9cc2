"""Metrics by scikit-learn (and, where it has none, by brute force) on random, heavily tied and extreme scores. A higher score means more
in-distribution. Infinite scores reach scikit-learn, which refuses them, as +-1e305: only the order counts."""
import json, os
import numpy as np
from sklearn.metrics import auc, average_precision_score, precision_recall_curve, roc_auc_score, roc_curve

rng = np.random.default_rng(20250301)

def both(n, m, draw, shift):
    return draw(n) + shift, draw(m)

normal = lambda n: rng.standard_normal(n)
cases = {
    "normal": both(300, 200, normal, 1.0),
    "normal, few ID": both(21, 400, normal, 1.5),
    "normal, few OOD": both(400, 20, normal, 0.5),
    "float32": tuple(x.astype(np.float32).astype(float) for x in both(150, 170, normal, 0.7)),
    "two decimals": tuple(np.round(x, 2) for x in both(200, 200, normal, 0.8)),
    "one decimal": tuple(np.round(x, 1) for x in both(200, 150, normal, 0.8)),
    "five levels": tuple(np.round(x) for x in both(100, 120, normal, 0.6)),
    "two levels": ((rng.random(60) < 0.8).astype(float), (rng.random(80) < 0.3).astype(float)),
    "all tied": (np.full(19, 3.5), np.full(31, 3.5)),
    "most tied at the top": (np.minimum(normal(100) + 1, 0.5), np.minimum(normal(100), 0.5)),
    "most tied at the bottom": (np.maximum(normal(100), 0.5), np.maximum(normal(100) - 1, 0.5)),
    "perfect": (rng.random(40) + 2, rng.random(50)),
    "inverted": (rng.random(40), rng.random(50) + 2),
    "one and one": (np.array([1.0]), np.array([0.0])),
    "one and one, tied": (np.array([1.0]), np.array([1.0])),
    "twenty each": (np.arange(20.0), np.arange(20.0) - 3),
    "huge and tiny": (normal(60) * 10.0 ** rng.integers(-300, 300, 60), normal(70) * 10.0 ** rng.integers(-300, 300, 70)),
    "infinite": (np.where(rng.random(50) < 0.3, np.inf, normal(50)), np.where(rng.random(60) < 0.3, -np.inf, np.round(normal(60), 1))),
    "both infinite": (np.where(rng.random(50) < 0.3, -np.inf, normal(50)), np.where(rng.random(60) < 0.3, -np.inf, normal(60))),
    "signed zeros": (np.array([0.0, -0.0, 1.0, -0.0]), np.array([-0.0, 0.0, -1.0])),
}

def expected(i, o):
    i, o = np.clip(i, -1e305, 1e305), np.clip(o, -1e305, 1e305)
    label, score = np.r_[np.ones(len(i)), np.zeros(len(o))], np.r_[i, o]
    p_in, r_in, _ = precision_recall_curve(label, score)
    p_out, r_out, _ = precision_recall_curve(1 - label, -score)
    fpr, tpr, thresholds = roc_curve(label, score, drop_intermediate=False)
    fpr_o, tpr_o, _ = roc_curve(1 - label, -score, drop_intermediate=False)
    at = np.argmax(tpr >= 0.95)
    return {
        "auroc": roc_auc_score(label, score),
        "auprIn": auc(r_in, p_in), "auprOut": auc(r_out, p_out),
        "auprInAveragePrecision": average_precision_score(label, score),
        "auprOutAveragePrecision": average_precision_score(1 - label, -score),
        "fpr95": fpr[at], "threshold95": thresholds[at],
        "idErrorAtOodRecall95": fpr_o[np.argmax(tpr_o >= 0.95)],
        "detectionError": min(0.5 * ((i < t).mean() + (o >= t).mean()) for t in np.r_[score, np.inf]),
    }

def text(x):
    return [repr(float(v)).replace("inf", "Infinity") for v in x]

out = []
for name, (i, o) in cases.items():
    assert not np.isinf(expected(i, o)["threshold95"])
    out.append({"name": name, "id": text(i), "ood": text(o), **{k: repr(float(v)) for k, v in expected(i, o).items()}})
json.dump(out, open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "metrics.json"), "w"), indent=0)

def ece(confidence, right, bins):
    total = 0.0
    for b in range(bins):
        inside = (confidence > b / bins) & (confidence <= (b + 1) / bins) | ((b == 0) & (confidence == 0))
        if inside.any():
            total += inside.mean() * abs(right[inside].mean() - confidence[inside].mean())
    return total

out = []
for n, bins in ((1, 15), (40, 15), (500, 15), (500, 10), (300, 1)):
    confidence = rng.random(n) ** 0.3
    right = rng.random(n) < confidence ** 2
    out.append({"bins": bins, "confidence": text(confidence), "right": right.tolist(), "ece": repr(float(ece(confidence, right, bins)))})
edges = np.array([0.0, 0.25, 0.5, 0.75, 1.0, 0.125])
right = np.array([True, False, True, False, True, True])
out.append({"bins": 4, "confidence": text(edges), "right": right.tolist(), "ece": repr(float(ece(edges, right, 4)))})
json.dump(out, open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "calibration.json"), "w"), indent=0)
