"""Principal components by the singular values of the centred sample. Writes principal.json beside itself."""
import json
import os

import numpy

random = numpy.random.default_rng(5)
cases = []
for rows, width in ((30, 6), (8, 20)):
    sample = random.normal(size=(rows, width)) @ numpy.diag(numpy.linspace(3, 0.2, width)) + random.normal(size=width)
    other = random.normal(size=(5, width)) * 2
    centre = sample.mean(0)
    _, values, axes = numpy.linalg.svd(sample - centre, full_matrices=False)
    # The largest entry of an axis is positive.
    axes = axes[:2] * numpy.sign(axes[numpy.arange(2), numpy.abs(axes[:2]).argmax(1)])[:, None]
    shares = values**2 / (values**2).sum()
    places = (other - centre) @ axes.T
    cases.append({
        "rows": rows, "width": width, "sample": sample.ravel().tolist(), "other": other.ravel().tolist(), "first": float(shares[0]), "second": float(shares[1]),
        "places": places.ravel().tolist(), "shown": float((places**2).sum() / ((other - centre) ** 2).sum()),
    })
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "principal.json"), "w") as file:
    json.dump(cases, file, indent=1)
    file.write("\n")
