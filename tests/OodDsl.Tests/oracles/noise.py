"""SHA-256 of the noise sets' test pixels, from their definition: SplitMix64 of the seed noise/NAME/test, two pixels per 64 bits; a Gaussian
level is the number of levels k whose P(level <= k) is at or below the 32 bits."""
import hashlib, json, math, os
import numpy as np
from seeds import at

def bits(name, count):
    z = np.uint64(at(0, f"noise/{name}/test")) + (np.arange(count // 2, dtype=np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return (z ^ (z >> np.uint64(31))).view(np.uint32)

with np.errstate(over="ignore"):
    n = 2000 * 28 * 28
    uniform = (bits("uniform-noise", n) >> 24).astype(np.uint8)
    limits = [round(0.5 * math.erfc(-(((k + 0.5) / 255 - 0.5) / 1.0) / math.sqrt(2)) * 2**32) for k in range(255)]
    gaussian = np.searchsorted(np.array(limits), bits("gaussian-noise", n), side="right").astype(np.uint8)
out = [{"name": name, "sha256": hashlib.sha256(pixels.tobytes()).hexdigest()} for name, pixels in (("uniform-noise", uniform), ("gaussian-noise", gaussian))]
json.dump(out, open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "noise.json"), "w"), indent=1)
