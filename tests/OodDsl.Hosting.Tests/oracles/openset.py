"""Open-set and pixel metrics by scikit-learn and SciPy, from the definitions: writes openset.json and pixels.json.

    python3 openset.py        (numpy, scipy, scikit-learn)
"""
import json
from pathlib import Path

import numpy as np
from scipy import ndimage
from sklearn.metrics import f1_score, roc_auc_score

HERE = Path(__file__).parent


def oscr(known, right, unknown):
    """Trapezoids under the rate of right and accepted known images over the rate of accepted unknown ones."""
    thresholds = np.unique(np.concatenate([known, unknown]))[::-1]
    x, y = [0.0], [0.0]
    for threshold in thresholds:
        x.append(np.mean(unknown >= threshold))
        y.append(np.mean((known >= threshold) & right))
    return float(np.trapz(y, x))


def macro_f1(threshold, classes, known, predictions, labels, unknown, others):
    actual = np.concatenate([labels, np.full(len(unknown), classes)])
    taken = np.concatenate([np.where(known >= threshold, predictions, classes), np.where(unknown >= threshold, others, classes)])
    return float(f1_score(actual, taken, average="macro", labels=range(classes + 1), zero_division=0))


def pro(maps, masks, limit=0.3):
    regions = []
    for mask in masks:
        labelled, count = ndimage.label(mask, structure=np.ones((3, 3)))
        regions.append((labelled, count))
    x, y = [0.0], [0.0]
    for threshold in np.unique(maps):
        flagged = maps <= threshold
        x.append(flagged[masks == 0].mean())
        overlaps = [flagged[i][labelled == k].mean() for i, (labelled, count) in enumerate(regions) for k in range(1, count + 1)]
        y.append(np.mean(overlaps))
    x, y = np.array(x), np.array(y)
    inside = x < limit
    end = np.interp(limit, x, y)
    # Of several points at one x the last counts on the left of the limit.
    first = int(np.argmax(~inside)) if (~inside).any() else len(x)
    if first < len(x) and x[first] > x[first - 1]:
        end = y[first - 1] + (y[first] - y[first - 1]) * (limit - x[first - 1]) / (x[first] - x[first - 1])
    return float(np.trapz(np.append(y[:first], end), np.append(x[:first], limit)) / limit)


def open_set_cases():
    for seed, (known, unknown, classes, digits) in enumerate([(200, 90, 4, 8), (60, 61, 2, 1), (5, 3, 3, 0)]):
        random = np.random.default_rng(seed)
        scores, others = np.round(random.normal(1, 1, known), digits), np.round(random.normal(0, 1, unknown), digits)
        labels = random.integers(0, classes, known)
        predictions = np.where(random.random(known) < 0.7, labels, random.integers(0, classes, known))
        unknown_predictions = random.integers(0, classes, unknown)
        threshold = 0.4
        yield dict(
            classes=classes, threshold=threshold, known=scores.tolist(), predictions=predictions.tolist(), labels=labels.tolist(),
            unknown=others.tolist(), unknownPredictions=unknown_predictions.tolist(), oscr=oscr(scores, predictions == labels, others),
            macroF1=macro_f1(threshold, classes, scores, predictions, labels, others, unknown_predictions))


def pixel_cases():
    for seed, (images, height, width, levels) in enumerate([(3, 9, 7, 1000), (4, 8, 8, 6), (2, 5, 6, 40)]):
        random = np.random.default_rng(seed)
        masks = (random.random((images, height, width)) < 0.12).astype(np.uint8)
        masks[0] = 0
        maps = np.round((random.random(masks.shape) - 0.3 * masks) * levels) / 8
        yield dict(
            height=height, width=width, maps=maps.ravel().tolist(), masks=(masks * 255).ravel().tolist(),
            auroc=float(roc_auc_score(1 - masks.ravel(), maps.ravel())), pro=pro(maps, masks))


def write(name, cases):
    (HERE / name).write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")


write("openset.json", open_set_cases())
write("pixels.json", pixel_cases())
