"""Writes picture_files.json: small PNG, JPEG, MATLAB and NumPy files made and read by Pillow, SciPy and NumPy, some made by cjpeg (Debian: python3-pil,
python3-scipy, libjpeg-turbo-progs)."""
import base64, io, json, pathlib, subprocess
import numpy as np, scipy.io
from PIL import Image

def text(data): return base64.b64encode(data).decode()
def planes(image): return np.asarray(image.convert("RGB")).transpose(2, 0, 1).reshape(-1).tolist()

y, x = np.mgrid[:18, :23]
colour = np.stack([(x * 11 + y * 5) % 256, 255 - (x * y) % 256, 128 + 100 * np.sin(x / 3 + y / 5)], 2).astype(np.uint8)
rgb = Image.fromarray(colour)

pictures = []
def encoded(image, kind, **options):
    with io.BytesIO() as file:
        image.save(file, kind, **options)
        return file.getvalue()
def picture(name, image, kind, **options): read(name, encoded(image, kind, **options))
def read(name, data):
    with Image.open(io.BytesIO(data)) as read: pictures.append({"name": name, "file": text(data), "height": read.height, "width": read.width, "pixels": planes(read)})

alpha = rgb.copy(); alpha.putalpha(Image.fromarray(((x + y) * 6).astype(np.uint8)))
picture("colour.png", rgb, "PNG")
picture("alpha.png", alpha, "PNG")
picture("grey.png", rgb.convert("L"), "PNG")
picture("grey-alpha.png", alpha.convert("LA"), "PNG")
picture("palette.png", rgb.quantize(31), "PNG")
picture("two-levels.png", rgb.convert("1"), "PNG")
picture("colour.jpg", rgb, "JPEG", quality=90)
picture("fine.jpg", rgb, "JPEG", quality=95, subsampling=0)
picture("progressive.jpg", rgb, "JPEG", quality=75, progressive=True)
picture("grey.jpg", rgb.convert("L"), "JPEG")
picture("inks.jpg", rgb.convert("CMYK"), "JPEG", quality=92)
# Samplings that Pillow doesn't write; libjpeg-turbo's own interface has no name for them.
for sampling in ("4x2,1x1,1x1", "1x4,1x1,1x1", "3x1,1x1,1x1", "2x1,2x1,1x1", "1x1,2x2,1x1"):
    read(f"sampled {sampling}.jpg", subprocess.run(
        ["cjpeg", "-quality", "90", "-sample", sampling], input=encoded(rgb, "PPM"), stdout=subprocess.PIPE, check=True).stdout)

resized = []
for height, width in ((9, 11), (32, 32), (18, 40), (5, 23), (50, 7), (1, 1)):
    resized.append({"height": height, "width": width, "pixels": planes(rgb.resize((width, height), Image.BILINEAR))})

# What torchvision's Resize(16), or Resize(18) with CenterCrop(16), makes of it.
def cover(side):
    long = lambda a, b: int(side * a / b)
    size = (long(rgb.width, rgb.height), side) if rgb.height <= rgb.width else (side, long(rgb.height, rgb.width))
    return rgb.resize(size, Image.BILINEAR)
def middle(image, side):
    top, left = int(round((image.height - side) / 2.0)), int(round((image.width - side) / 2.0))
    return image.crop((left, top, left + side, top + side))
framed = [{"framing": name, "pixels": planes(image)} for name, image in
          (("Cover", middle(cover(16), 16)), ("CoverAndCrop", middle(cover(18), 16)), ("Stretch", rgb.resize((16, 16), Image.BILINEAR)), ("Crop", middle(rgb, 16)))]

images = np.random.default_rng(5).integers(0, 256, (32, 32, 3, 4), dtype=np.uint8)
labels = np.array([[1], [10], [3], [9]], dtype=np.uint8)
def mat(compressed, y):
    with io.BytesIO() as file:
        scipy.io.savemat(file, {"note": "text", "X": images, "y": y}, do_compression=compressed)
        return text(file.getvalue())
svhn = [{"file": mat(True, labels), "sum": images.astype(int).sum().item(), "first": images[:, :, :, 1].transpose(2, 0, 1).reshape(-1)[:200].tolist()},
        {"file": mat(False, labels.astype(float)), "sum": images.astype(int).sum().item(), "first": images[:, :, :, 1].transpose(2, 0, 1).reshape(-1)[:200].tolist()}]

def npy(array):
    with io.BytesIO() as file: np.save(file, array); return text(file.getvalue())
def npz(**arrays):
    with io.BytesIO() as file: np.savez(file, **arrays); return text(file.getvalue())
small = np.random.default_rng(6).integers(0, 256, (3, 32, 32, 3), dtype=np.uint8)
flat = small.transpose(0, 3, 1, 2).reshape(3, -1)
arrays = {"images": npy(small), "planes": flat.reshape(-1)[:4000].tolist(), "fortran": npy(np.asfortranarray(small)), "reals": npy(small.astype(np.float32)),
          "downsampled": npz(data=flat, labels=np.array([1000, 1, 7]), mean=np.zeros(3072)), "unlabelled": npz(data=flat, labels=np.array([0, 1, 7]))}

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(
    [{"pictures": pictures, "sizes": resized, "frames": framed, "svhn": svhn, "arrays": arrays}]) + "\n")
