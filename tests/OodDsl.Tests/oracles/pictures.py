"""Writes pictures.json: image operations by Pillow, SciPy and Python's colorsys (Debian: python3-pil, python3-scipy, python3-torch)."""
import colorsys, json, math, pathlib
import numpy, scipy.ndimage
from PIL import Image, ImageEnhance, ImageOps

numpy.random.seed(7)
cases = []
def pack(array): return {"shape": list(array.shape), "integer": False, "data": numpy.round(array.astype(float), 7).reshape(-1).tolist()}
def case(name, images, value, **numbers):
    cases.append({"name": name, "images": pack(images), "numbers": numbers, "value": pack(value)})

# Smooth and noisy, and one channel that stretches over few levels; [N, C, H, W], levels 0..255.
y, x = numpy.mgrid[0:9, 0:8]
images = numpy.stack([numpy.stack([40 + 9 * x, 250 - 12 * y, numpy.random.randint(0, 256, x.shape)]), numpy.stack([numpy.random.randint(90, 140, x.shape) for _ in range(3)])]).astype(numpy.uint8)
def each(function):
    return numpy.stack([numpy.asarray(function(Image.fromarray(image.transpose(1, 2, 0)))).transpose(2, 0, 1) for image in images]) / 255
def affine(coefficients): return lambda image: image.transform(image.size, Image.AFFINE, coefficients, resample=Image.NEAREST)

case("AutoContrast", images / 255, each(ImageOps.autocontrast))
case("Equalize", images / 255, each(ImageOps.equalize))
for threshold in (0, 100, 256): case("Solarize", images / 255, each(lambda image: ImageOps.solarize(image, threshold)), threshold=threshold)
for bits in (1, 4, 7): case("Posterize", images / 255, each(lambda image: ImageOps.posterize(image, bits)), bits=bits)
for name, enhance in (("Saturation", ImageEnhance.Color), ("Brightness", ImageEnhance.Brightness), ("Contrast", ImageEnhance.Contrast), ("Sharpness", ImageEnhance.Sharpness)):
    for factor in (0.1, 0.7, 1.78): case(name, images / 255, each(lambda image: enhance(image).enhance(factor)), factor=factor)
for shear in (0.28, -0.13):
    case("ShearX", images / 255, each(affine((1, shear, 0, 0, 1, 0))), shear=shear)
    case("ShearY", images / 255, each(affine((1, 0, 0, shear, 1, 0))), shear=shear)
for shift in (3.3, -4.6):
    case("TranslateX", images / 255, each(affine((1, 0, shift, 0, 1, 0))), shift=shift)
    case("TranslateY", images / 255, each(affine((1, 0, 0, 0, 1, shift))), shift=shift)
for degrees in (28, -11): case("Turn", images / 255, each(lambda image: image.rotate(degrees, resample=Image.NEAREST)), degrees=degrees)

colors = numpy.concatenate([numpy.random.rand(1, 3, 6, 7), numpy.random.randint(0, 2, (1, 3, 6, 7)).astype(float)])
def in_hsv(change):
    result = numpy.empty_like(colors)
    for n in range(2):
        for i in range(6):
            for j in range(7): result[n, :, i, j] = colorsys.hsv_to_rgb(*change(*colorsys.rgb_to_hsv(*colors[n, :, i, j])))
    return result
for turn in (0.0, 0.3): case("Hue", colors, in_hsv(lambda h, s, v: ((h + turn) % 1, s, v)), turn=turn)
for severity, more in enumerate((.1, .2, .3, .4, .5)): case("BrightnessCorruption", colors, in_hsv(lambda h, s, v: (h, s, min(v + more, 1))), severity=severity)
for severity, (a, b) in enumerate(((.3, 0), (.1, 0), (2, 0), (5, .1), (20, .2))):
    case("SaturateCorruption", colors, in_hsv(lambda h, s, v: (h, min(s * a + b, 1), v)), severity=severity)
for severity, c in enumerate((.4, .3, .2, .1, .05)):
    mean = colors.mean((2, 3), keepdims=True); case("ContrastCorruption", colors, (colors - mean) * c + mean, severity=severity)

wide = numpy.random.rand(2, 2, 9, 12)
def blurred(sigma, truncate, mode): return numpy.stack([[scipy.ndimage.gaussian_filter(plane, sigma, mode=mode, truncate=truncate) for plane in image] for image in wide])
for severity, sigma in enumerate((1, 2, 3, 4, 6)): case("GaussianBlur", wide, blurred(sigma, 4, "nearest"), severity=severity)
for sigma in (0.3, 1.4): case("Mirrored", wide, blurred(sigma, 3, "reflect"), sigma=sigma)
def defocus(radius, softness):
    reach = math.ceil(radius) + 2; v, u = numpy.mgrid[-reach:reach + 1, -reach:reach + 1]
    disk = (u * u + v * v <= radius * radius).astype(float); disk /= disk.sum()
    soft = 1 if radius <= 8 else 2
    line = numpy.exp(-numpy.arange(-soft, soft + 1) ** 2 / (2 * softness ** 2)); line /= line.sum()
    for axis in (0, 1): disk = scipy.ndimage.convolve1d(disk, line, axis=axis, mode="mirror")
    return numpy.stack([[scipy.ndimage.correlate(plane, disk, mode="mirror") for plane in image] for image in wide])
for severity, (radius, softness) in enumerate(((3, .1), (4, .5), (6, .5), (8, .5), (10, .5))): case("DefocusBlur", wide, defocus(radius, softness), severity=severity, small=0)
for severity, (radius, softness) in enumerate(((.3, .4), (.4, .5), (.5, .6), (1, .2), (1.5, .1))): case("DefocusBlur", wide, defocus(radius, softness), severity=severity, small=1)

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, separators=(",", ":")) + "\n")
