"""Resized images. Growing: torch.nn.functional.interpolate (bilinear, align_corners=False). Shrinking: exact area averages, found by
repeating every pixel so that the new size divides the old one, and averaging blocks. Levels are rounded, halves up."""
import json, os
import numpy as np, torch

rng = np.random.default_rng(5)
cases = []
for (h, w), (nh, nw) in [((5, 7), (10, 9)), ((4, 4), (7, 7)), ((1, 3), (4, 5)), ((28, 28), (16, 16)), ((9, 6), (4, 4)), ((8, 8), (2, 4)), ((6, 3), (3, 5))]:
    image = rng.integers(0, 256, (h, w))
    x = torch.tensor(image, dtype=torch.float64)
    def along(x, new):  # the first axis
        old = x.shape[0]
        if new >= old:
            return torch.nn.functional.interpolate(x.T[None], size=new, mode="linear", align_corners=False)[0].T
        return x.repeat_interleave(new, 0).reshape(new, old, -1).mean(1)
    y = along(along(x, nh).T, nw).T
    cases.append({"height": h, "width": w, "newHeight": nh, "newWidth": nw, "image": image.ravel().tolist(), "exact": y.ravel().tolist()})
json.dump(cases, open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "resampling.json"), "w"))
