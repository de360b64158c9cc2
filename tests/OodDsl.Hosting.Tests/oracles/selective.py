"""Risk-coverage area and correct classification rate from their definitions, by enumeration: writes selective.json.

    python3 selective.py        (numpy)
"""
import itertools
import json
from pathlib import Path

import numpy as np


def aurc(scores, right):
    """The mean over every order of the images that descends in score."""
    levels = [np.flatnonzero(scores == s) for s in np.unique(scores)[::-1]]
    areas = []
    for order in itertools.product(*(itertools.permutations(level) for level in levels)):
        wrong = ~right[np.concatenate([np.array(part) for part in order])]
        areas.append(np.mean(np.cumsum(wrong) / np.arange(1, len(wrong) + 1)))
    return float(np.mean(areas))


def best(right):
    wrong = np.sort(~right)
    return float(np.mean(np.cumsum(wrong) / np.arange(1, len(wrong) + 1)))


def ccr(known, right, unknown, rate):
    thresholds = np.append(np.unique(np.concatenate([known, unknown])), np.inf)
    return float(max(np.mean((known >= t) & right) for t in thresholds if np.sum(unknown >= t) <= rate * len(unknown) + 1e-9))


cases = []
for seed, (n, m, digits) in enumerate([(8, 20, 0), (7, 10, 0), (6, 5, 9), (200, 100, 9), (1, 1, 0), (5, 7, 9)]):
    random = np.random.default_rng(seed)
    known, unknown = np.round(random.normal(1, 1, n), digits), np.round(random.normal(0, 1, m), digits)
    right = random.random(n) < 0.7 if seed != 5 else np.zeros(n, bool)
    for rate in (0, 0.01, 0.07, 0.1, 0.5, 1):
        cases.append(dict(known=known.tolist(), right=right.tolist(), unknown=unknown.tolist(), rate=rate, ccr=ccr(known, right, unknown, rate),
                          aurc=aurc(known, right), optimal=best(right)))
Path(__file__).with_suffix(".json").write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
