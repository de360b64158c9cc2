"""Writes scores.json: the post-hoc scores in NumPy, SciPy and scikit-learn, written from the papers (Debian: python3-sklearn)."""
import json, pathlib
import numpy, scipy.special, sklearn.covariance, sklearn.neighbors

random = numpy.random.default_rng(7)
cases = []

def pack(array):
    array = numpy.asarray(array)
    return {"shape": list(array.shape), "integer": bool(numpy.issubdtype(array.dtype, numpy.integer)), "data": array.astype(float).reshape(-1).tolist()}

def case(name, value, tensors, **numbers):
    cases.append({"name": name, "tensors": {key: pack(array) for key, array in tensors.items()}, "numbers": numbers, "value": pack(value),
                  "upstream": pack(numpy.zeros(1)), "gradients": {}})

logits = random.normal(size=(9, 6)) * 5
case("Msp", scipy.special.softmax(logits, axis=1).max(1), {"logits": logits})
case("MaxLogit", logits.max(1), {"logits": logits})
for temperature in (1.0, 2.5, 0.01):
    case("Energy", temperature * scipy.special.logsumexp(logits / temperature, axis=1), {"logits": logits}, temperature=temperature)

def unit(rows):
    return rows / numpy.linalg.norm(rows, axis=1, keepdims=True)

for width, k in ((5, 1), (5, 7), (40, 20)):
    train, test = numpy.abs(random.normal(size=(60, width))), numpy.abs(random.normal(size=(11, width)))
    distances, _ = sklearn.neighbors.NearestNeighbors(n_neighbors=k, algorithm="brute").fit(unit(train)).kneighbors(unit(test))
    case("Knn", -distances[:, k - 1], {"train": train, "test": test}, k=k)

# Full rank; a dead and a doubled dimension; fewer rows than dimensions.
full = random.normal(size=(80, 5)) @ random.normal(size=(5, 5)) + 4
dead = numpy.concatenate([full, numpy.zeros((80, 1)), 2 * full[:, :1]], axis=1)
for train, test in ((full, random.normal(size=(10, 5)) * 3), (dead, random.normal(size=(10, 7))), (random.normal(size=(8, 12)), random.normal(size=(6, 12)))):
    labels = numpy.arange(len(train)) % 3 * 2  # class 1 and 3 have no rows
    means = {c: train[labels == c].mean(0) for c in set(labels)}
    residuals = train - numpy.stack([means[c] for c in labels])
    precision = sklearn.covariance.EmpiricalCovariance(assume_centered=True).fit(residuals).precision_
    score = [max(-(row - mean) @ precision @ (row - mean) for mean in means.values()) for row in test]
    case("Mahalanobis", score, {"train": train, "labels": labels, "test": test})

for dimension, width in ((0, 8), (3, 8), (7, 8)):
    weight, bias = random.normal(size=(4, width)), random.normal(size=4)
    train, test = numpy.abs(random.normal(size=(50, width))), numpy.abs(random.normal(size=(9, width)))
    origin = -numpy.linalg.pinv(weight) @ bias
    covariance = sklearn.covariance.EmpiricalCovariance(assume_centered=True).fit(train - origin).covariance_
    values, vectors = numpy.linalg.eigh(covariance)
    residual = vectors[:, numpy.argsort(-values)[(dimension or width // 2):]]
    norm = lambda rows: numpy.linalg.norm((rows - origin) @ residual, axis=1)
    alpha = (train @ weight.T + bias).max(1).mean() / norm(train).mean()
    score = scipy.special.logsumexp(test @ weight.T + bias, axis=1) - alpha * norm(test)
    case("Vim", score, {"train": train, "test": test, "weight": weight, "bias": bias}, dimension=dimension)

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, indent=0) + "\n")
