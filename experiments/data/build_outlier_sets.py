"""Builds the small out-of-distribution image sets in the current folder from Debian packages.

Needs: python3-numpy python3-pil python3-fonttools python3-skimage python3-sklearn and the font
packages listed in README.md.  Everything is 28x28 grey (characters light on dark), IDX format (as
MNIST), and the same versions of the input packages give the same bytes.
"""
import glob, gzip, hashlib, struct, sys
import numpy as np
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont
import skimage, sklearn.datasets, os

SIDE = 28
rng = np.random.default_rng(20261121)


def write_idx(name, images, labels):
    images = np.ascontiguousarray(images, dtype=np.uint8)
    with gzip.GzipFile(f"{name}-images-idx3-ubyte.gz", "wb", 9, mtime=0) as f:
        f.write(struct.pack(">IIII", 0x803, len(images), SIDE, SIDE) + images.tobytes())
    with gzip.GzipFile(f"{name}-labels-idx1-ubyte.gz", "wb", 9, mtime=0) as f:
        f.write(struct.pack(">II", 0x801, len(labels)) + np.asarray(labels, dtype=np.uint8).tobytes())
    print(name, images.shape, hashlib.md5(images.tobytes()).hexdigest())


def faces():
    found = []
    for path in sorted(glob.glob("/usr/share/fonts/**/*.[to]tf", recursive=True)):
        try:
            cmap = TTFont(path, lazy=True).getBestCmap() or {}
        except Exception:
            continue
        if not any(w in path.lower() for w in ("emoji", "symbol", "math", "awesome", "music", "barcode")):
            found.append((path, cmap))
    return found


def glyph(path, char, size):
    font = ImageFont.truetype(path, size)
    left, top, right, bottom = font.getbbox(char)
    if right - left < 3 or bottom - top < 3:
        return None
    image = Image.new("L", (64, 64), 0)
    ImageDraw.Draw(image).text((32 - (left + right) / 2, 32 - (top + bottom) / 2), char, fill=255, font=font)
    return np.asarray(image)[18:46, 18:46]


def render(fonts, classes, per_class):
    """One row per (class, face, size) drawn without repeats of the pixels."""
    images, labels = [], []
    for label, chars in enumerate(classes):
        seen, kept = set(), []
        jobs = [(p, c, s) for p, cmap in fonts for c in chars if ord(c) in cmap for s in (18, 21, 24)]
        for k in rng.permutation(len(jobs)):
            if len(kept) == per_class:
                break
            try:
                pixels = glyph(*jobs[k])
            except Exception:
                continue
            if pixels is None or pixels.max() < 128 or pixels.tobytes() in seen:
                continue
            seen.add(pixels.tobytes())
            kept.append(pixels)
        images += kept
        labels += [label] * len(kept)
    order = rng.permutation(len(images))
    return np.stack(images)[order], np.array(labels)[order]


def patches(names, per_image, scale):
    images, labels = [], []
    for label, name in enumerate(names):
        path = os.path.join(os.path.dirname(skimage.__file__), "data", name)
        photo = Image.open(path).convert("L")
        photo = photo.resize((int(photo.width * scale), int(photo.height * scale)), Image.LANCZOS)
        pixels = np.asarray(photo)
        for _ in range(per_image):
            y, x = rng.integers(0, pixels.shape[0] - SIDE), rng.integers(0, pixels.shape[1] - SIDE)
            images.append(pixels[y:y + SIDE, x:x + SIDE]); labels.append(label)
    order = rng.permutation(len(images))
    return np.stack(images)[order], np.array(labels)[order]


digits = sklearn.datasets.load_digits()
big = np.stack([np.asarray(Image.fromarray((d * 255 / 16).round().astype(np.uint8)).resize((20, 20), Image.BICUBIC)) for d in digits.images])
write_idx("digits", np.pad(big, ((0, 0), (4, 4), (4, 4))), digits.target)

fonts = faces()
latin = [chr(65 + k) + chr(97 + k) for k in range(26)]
write_idx("letters", *render(fonts, latin[:10], 400))           # A-J, as notMNIST
scripts = [(0x391, 0x3A9), (0x410, 0x44F), (0x5D0, 0x5EA), (0x627, 0x64A), (0x905, 0x939), (0xE01, 0xE2E), (0x10D0, 0x10F0), (0x561, 0x587), (0x1200, 0x1240), (0xAC00, 0xAC40)]
write_idx("scripts", *render(fonts, ["".join(map(chr, range(a, b + 1))) for a, b in scripts], 600))  # other alphabets; the last, Hangul, gave no image
write_idx("textures", *patches(["brick.png", "grass.png", "gravel.png"], 700, 0.5))
write_idx("photos", *patches(["camera.png", "chelsea.png", "coffee.png", "astronaut.png", "moon.png"], 800, 0.5))  # auxiliary outliers
print(len(fonts), "faces")
