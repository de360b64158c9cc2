"""Writes methods_ii.json: values and gradients of what the declarations of CSI, rotation, CutPaste, ReSmooth, BiaMAT and DIAS compute, by PyTorch's
autograd on definitions written out from the methods' specifications (Debian: python3-torch, python3-sklearn). Tensors are float64."""
import json, math, pathlib
import numpy, sklearn.covariance, sklearn.mixture, torch
import torch.nn.functional as F

torch.manual_seed(61)
torch.set_default_dtype(torch.float64)
cases = []

def pack(tensor):
    return {"shape": list(tensor.shape), "integer": not tensor.is_floating_point(), "data": tensor.detach().double().reshape(-1).tolist()}

def draw(*shape):
    """Normal, to three decimals: files stay small."""
    return (torch.randn(*shape) * 1000).round() / 1000

def case(name, function, state, tensors, only="", scored=False, **numbers):
    """Gradients of sum(upstream * value) for everything that is floating-point, whose name begins with `only`; none where it is a score."""
    both = {**state, **tensors}
    leaves = {key: value.clone().requires_grad_() for key, value in both.items()
              if value.is_floating_point() and key.startswith(only) and "running_" not in key and not scored}
    value = function({key: leaves.get(key, value) for key, value in both.items()}, **numbers)
    upstream = torch.randn(value.shape)
    gradients = torch.autograd.grad((upstream * value).sum(), list(leaves.values()), allow_unused=True) if leaves else []
    cases.append({"name": name, "state": {key: pack(v) for key, v in state.items()}, "tensors": {key: pack(v) for key, v in tensors.items()},
                  "numbers": numbers, "value": pack(value), "upstream": pack(upstream),
                  "gradients": {key: pack(g) for key, g in zip(leaves, gradients) if g is not None}})

def softmax(z):
    e = (z - z.max(-1, keepdim=True).values).exp()
    return e / e.sum(-1, keepdim=True)
def own(z, y):
    return torch.stack([-softmax(row)[k].log() for row, k in zip(z, y)])
def uniform(z):
    return torch.stack([-sum(softmax(row)[k].log() for k in range(z.shape[1])) / z.shape[1] for row in z])
def divergence(p, q):
    return torch.stack([(softmax(a) * (softmax(a).log() - softmax(b).log())).sum() for a, b in zip(p, q)])
def turned(images, quarters):
    """Counter-clockwise by index: a quarter is out[i, j] = in[j, n - 1 - i]."""
    n = images.shape[-1]
    for _ in range(quarters):
        images = torch.stack([torch.stack([images[..., j, n - 1 - i] for j in range(n)], -1) for i in range(n)], -2)
    return images

# CSI: 2 views x 4 shifts x 2 images. The only positive of a row is the same image, with the same shift, in the other view.
turns = torch.arange(4).repeat_interleave(2).repeat(2)
def cosines(rows, t):
    unit = torch.stack([row / row.pow(2).sum().sqrt() for row in rows])
    return (unit @ unit.T / t).exp()
def csi(x):
    a = cosines(x["projection"], 0.5); n = len(a)
    contrast = sum(-(a[i, (i + n // 2) % n] / sum(a[i, j] for j in range(n) if j != i)).log() for i in range(n)) / n
    return contrast + own(x["shift"], x["turns"]).mean()
case("Csi.Loss", csi, {}, {"projection": draw(16, 6), "shift": draw(16, 4), "turns": turns})
def supervised(x, classes):
    a = cosines(x["projection"], 0.07); joint = (x["labels"] + classes * x["turns"]).tolist(); n = len(a); losses = []
    for i in range(n):
        total = sum(a[i, j] for j in range(n) if j != i)
        positives = [j for j in range(n) if j != i and joint[j] == joint[i]]
        losses.append(sum(-(a[i, j] / total).log() for j in positives) / len(positives))
    return sum(losses) / n
case("Csi.Contrast.Supervised", supervised, {}, {"projection": draw(16, 6), "labels": torch.tensor([1, 1]).repeat(8) * torch.tensor([1, 0]).repeat(8), "turns": turns}, classes=2)
def csi_score(x, shifts, part):
    def means(name):
        drawn = x[name + "Projection"].view(-1, shifts, x[name].shape[0], 128), x[name + "Shift"].view(-1, shifts, x[name].shape[0], shifts)
        z = sum(drawn[0]) / len(drawn[0]); e = sum(drawn[1]) / len(drawn[1])
        return z, torch.stack([e[k, :, k] for k in range(shifts)])  # [K, N, 128], [K, N]
    (axes, known), (z, e) = means("train"), means("drawn")
    scores = []
    for n in range(z.shape[1]):
        con = cls = 0
        for k in range(shifts):
            con += max(z[k, n] @ (axis / axis.norm()) for axis in axes[k]) / (sum(axis.norm() for axis in axes[k]) / len(axes[k]))
            cls += e[k, n] / (sum(known[k]) / len(known[k]))
        scores.append((con + (cls if part else 0)) / shifts)
    return torch.stack(scores)
bank = {"train": torch.zeros(3), "trainProjection": draw(24, 128), "trainShift": draw(24, 4) + 4, "drawn": torch.zeros(2), "drawnProjection": draw(16, 128), "drawnShift": draw(16, 4) + 2}
for part in (0, 1):
    case("Csi.Score", csi_score, {}, bank, scored=True, shifts=4, part=part)
def ensemble(x, classes):
    logits = [turned(x["images"], k).reshape(len(x["images"]), -1) @ x["joint"].T for k in range(4)]
    mean = sum(z[:, classes * k:classes * (k + 1)] for k, z in enumerate(logits)) / 4
    return torch.stack([softmax(row).max() for row in mean])
case("Csi.Labelled.Ensemble", ensemble, {}, {"images": draw(5, 1, 3, 3), "joint": draw(12, 9)}, scored=True, classes=3)
def stage_two(x, classes):
    b = len(x["labels"]) // 4
    return own(x["logits"][:b], x["labels"][:b]).mean() + own(x["joint"], x["labels"] + classes * x["turns"]).mean() + own(x["shift"], x["turns"]).mean()
case("Csi.Labelled.Loss", stage_two, {}, {"logits": draw(12, 3), "joint": draw(12, 12), "shift": draw(12, 4), "labels": torch.tensor([0, 2, 1]).repeat(4),
     "turns": torch.arange(4).repeat_interleave(3)}, classes=3)

# Rotation: classes of upright images; turns of all four; the score is -(-KL(U || p) + mean cross-entropy of turns).
def turn_errors(x):
    b = len(x["turn"]); all_four = torch.cat([x["turn"], x["rotatedTurn"]])
    return torch.stack([torch.stack([-softmax(all_four[r * b + i])[r].log() for i in range(b)]) for r in range(4)])
def rotation_score(x):
    k = x["logits"].shape[1]
    kl = torch.stack([sum((1 / k) * (math.log(1 / k) - softmax(row)[c].log()) for c in range(k)) for row in x["logits"]])
    return kl - turn_errors(x).mean(0)
upright = {"logits": draw(5, 6) * 2, "turn": draw(5, 4), "rotatedTurn": draw(15, 4), "labels": torch.tensor([0, 5, 2, 2, 1])}
case("Rotation.Loss", lambda x, weight: own(x["logits"], x["labels"]).mean() + weight * turn_errors(x).mean(), {}, upright, weight=0.5)
case("Rotation.ClassAndTurn", rotation_score, {}, upright)
poses = torch.stack([torch.randint(0, k, (8,)) for k in (3, 3, 4)], 1)
case("Rotation.OneClass.PosePrediction", lambda x: (own(x["pose"][:, :3], x["poses"][:, 0]) + own(x["pose"][:, 3:6], x["poses"][:, 1]) + own(x["pose"][:, 6:], x["poses"][:, 2])).mean() / 3,
     {}, {"pose": draw(8, 10), "poses": poses})
case("Rotation.TurnsOnly.PosePrediction", lambda x: own(x["pose"][:, 6:], x["poses"][:, 2]).mean(), {}, {"pose": draw(8, 10), "poses": poses})
def pose_score(x, images, turns_only):
    total = [0] * images
    for across in range(3):
        for down in range(3):
            for turn in range(4):
                for i in range(images):
                    row = x["posedPose"][((across * 3 + down) * 4 + turn) * images + i]
                    if not turns_only: total[i] = total[i] + softmax(row[:3])[across] + softmax(row[3:6])[down] + softmax(row[6:])[turn]
                    elif across == down == 0: total[i] = total[i] + softmax(row[6:])[turn]
    return torch.stack(total)
posed = {"posedPose": draw(72, 10) * 2}
case("Rotation.OneClass.PoseConfidence", pose_score, {}, posed, images=2, turns_only=0)
case("Rotation.TurnsOnly.TurnProbability", pose_score, {}, posed, images=2, turns_only=1)

# CutPaste: three-way cross-entropy; half the squared Mahalanobis distance of directions under scikit-learn's Ledoit-Wolf, spread over pixels for windows.
case("CutPaste.PastePrediction", lambda x: own(x["pasted"], x["pastes"]).mean(), {}, {"pasted": draw(9, 3), "pastes": torch.arange(3).repeat_interleave(3)})
def direction(rows):
    return torch.stack([row / row.norm() for row in rows])
def distance(train, rows):
    model = sklearn.covariance.LedoitWolf().fit(direction(train).numpy())
    return torch.from_numpy(model.mahalanobis(direction(rows).numpy()))
case("CutPaste.Density", lambda x: -distance(x["train"], x["features"]) / 2, {}, {"train": draw(9, 12) + 1, "features": draw(5, 12)}, scored=True)
def defects(x, window, stride):
    n, _, h, w = x["images"].shape; deviation = 0.3 * ((window - 1) * 0.5 - 1) + 0.8
    line = torch.tensor([math.exp(-(i - (window - 1) / 2) ** 2 / (2 * deviation ** 2)) for i in range(window)]); kernel = torch.outer(line, line); kernel = kernel / kernel.sum()
    scores = iter(-distance(x["train"], x["patches"])); maps = torch.zeros(n, h, w)
    for i in range(n):
        for y in range(0, h - window + 1, stride):
            for z in range(0, w - window + 1, stride):
                maps[i, y:y + window, z:z + window] += next(scores) * kernel
    return maps
case("CutPaste.Patches.Defects", defects, {}, {"train": draw(20, 5), "patches": draw(18, 5), "images": torch.zeros(2, 1, 8, 8)}, scored=True, window=4, stride=2)

# ReSmooth: the first rows are plain. Released: the label's weight is 1 - smoothing for every strong row.
def smoothed(x, plain, smoothing, fixed):
    n = int(len(x["labels"]) * plain); nll, uni = own(x["mixedLogits"], x["labels"]), uniform(x["mixedLogits"])
    s = (1 - x["posterior"]) * smoothing
    strong = [((1 - smoothing) if fixed else (1 - s[i])) * nll[i] + s[i] * uni[i] for i in range(n, len(nll))]
    return (1 - plain) * sum(strong) / max(len(strong), 1) + (plain * sum(nll[:n]) / n if n else 0)
for plain, fixed in ((0.0, 0), (0.6, 0), (0.25, 1), (0.0, 1)):
    case("ReSmooth.Smoothed", smoothed, {}, {"mixedLogits": draw(10, 4) * 2, "labels": torch.randint(0, 4, (10,)), "posterior": torch.rand(10)}, plain=plain, smoothing=0.4, fixed=fixed)
    cases[-1]["gradients"].pop("posterior", None)  # a constant
def posterior(x, monotone, hard):
    def z(logits, labels): return (own(logits, labels) + 1e-10).log()
    losses = torch.cat([z(x["plainLogits"], x["trainLabels"]), z(x["strongLogits"], x["trainLabels"])])
    model = sklearn.mixture.GaussianMixture(2, reg_covar=5e-4, max_iter=10, tol=1e-2, random_state=0).fit(losses.numpy()[:, None])
    rows = z(x["logits"], x["labels"]).numpy()[:, None]
    a = model.predict_proba(rows)[:, model.means_[:, 0].argmin()]
    if monotone: a = numpy.where(rows[:, 0] >= model.means_.max(), 0.0, a)
    return torch.from_numpy((a > 0.5).astype(float) if hard else a)
def confident(n, wide, low):
    """Logits of class 0 whose log-loss is about normal: right and sure, or wrong."""
    loss = (low + wide * torch.randn(n)).exp().clamp(max=12)
    return torch.stack([-(loss.exp() - 1).log(), torch.zeros(n)], 1)
names = {"plainLogits": confident(60, 0.8, -5), "strongLogits": torch.cat([confident(20, 0.8, -5), confident(40, 0.25, 1)]), "trainLabels": torch.zeros(60, dtype=torch.long),
         "logits": torch.cat([confident(8, 0.8, -5), confident(6, 0.5, 1), confident(4, 0.6, -2)]), "labels": torch.zeros(18, dtype=torch.long)}
for monotone, hard in ((0, 0), (1, 0), (0, 1)):
    case("ReSmooth.Posterior", posterior, {}, names, scored=True, monotone=monotone, hard=hard)

# BiaMAT: sums over strangers and look-alikes, over the number of both. TRADES: clean cross-entropies and divergences, both with gradients.
def biamat(x, alpha):
    b = len(x["labels"]); out = x["stranger"].bool()
    n_a = len(out)
    strangers = sum(uniform(x["attackedAuxiliaryLogits"][i:i + 1])[0] for i in range(n_a) if out[i])
    alike = sum(own(x["attackedAuxiliaryDomain"][i:i + 1], x["auxiliaryLabels"][i:i + 1])[0] for i in range(n_a) if not out[i])
    return own(x["attackedLogits"], x["labels"]).sum() / b + alpha * (strangers + alike) / n_a
def trades(x, alpha, beta):
    b, n_a, out = len(x["labels"]), len(x["stranger"]), x["stranger"].bool()
    primary = (own(x["logits"], x["labels"]) + beta * divergence(x["logits"], x["attackedLogits"])).sum() / b
    strangers = uniform(x["auxiliaryLogits"]) + beta * divergence(x["auxiliaryLogits"], x["attackedAuxiliaryLogits"])
    alike = own(x["auxiliaryDomain"], x["auxiliaryLabels"]) + beta * divergence(x["auxiliaryDomain"], x["attackedAuxiliaryDomain"])
    return primary + alpha * (sum(strangers[i] for i in range(n_a) if out[i]) + sum(alike[i] for i in range(n_a) if not out[i])) / n_a
for stranger in ([1, 0, 1, 1, 0, 0, 1], [0] * 7, [1] * 7):
    given = {"attackedLogits": draw(5, 4), "labels": torch.tensor([0, 3, 1, 1, 2]), "attackedAuxiliaryLogits": draw(7, 4), "attackedAuxiliaryDomain": draw(7, 6),
             "auxiliaryLabels": torch.tensor([5, 0, 3, 3, 1, 2, 4]), "stranger": torch.tensor(stranger)}
    case("Biamat.Loss", biamat, {}, given, alpha=1.0)
    case("Biamat.Trades.Loss", trades, {}, {**given, "logits": draw(5, 4), "auxiliaryLogits": draw(7, 4), "auxiliaryDomain": draw(7, 6)}, alpha=0.5, beta=6.0)

# DIAS, in eval mode: channels 2, 2, 4 | 4, 4, 4 | 4, 4, 4, the third convolution of each stage of stride 2.
def staged(prefix, norms):
    state, channels = {}, 1
    for stage in (1, 2, 3):
        for conv in (1, 2, 3):
            width = 4 if stage > 1 or conv == 3 else 2
            state[f"{prefix}stage{stage}.conv{conv}.weight"] = draw(width, channels, 3, 3) * 0.5
            for k in range(norms):
                name = f"{prefix}stage{stage}.norm{conv}_{k}."
                state.update({name + "weight": draw(width) * 0.1 + 1, name + "bias": draw(width) * 0.3, name + "running_mean": draw(width) * 0.1, name + "running_var": torch.rand(width) + 0.5})
            channels = width
    state[prefix + "fc.weight"] = draw(3, 4)
    return state
def norm(x, name, rows, affine=True):
    mean, variance, weight, bias = (x[name + part].view(1, -1, 1, 1) for part in ("running_mean", "running_var", "weight", "bias"))
    return (rows - mean) / (variance + 1e-5).sqrt() * weight + bias
def through(x, prefix, rows, first=1, last=3, k=0):
    for stage in range(first, last + 1):
        for conv in (1, 2, 3):
            rows = F.conv2d(rows, x[f"{prefix}stage{stage}.conv{conv}.weight"], stride=2 if conv == 3 else 1, padding=1)
            rows = F.leaky_relu(norm(x, f"{prefix}stage{stage}.norm{conv}_{k}.", rows), 0.2)
    return rows
def classify(x, prefix, rows, first=1, k=0):
    if first <= 3: rows = through(x, prefix, rows, first, 3, k).mean((2, 3))
    return rows @ x[prefix + "fc.weight"].T
def smoothing(z, y, a):
    k = z.shape[1]
    return torch.stack([-sum(((1 - a) * (c == label) + a / k) * softmax(row)[c].log() for c in range(k)) for row, label in zip(z, y)]).mean()
networks = {**staged("c.", 2), **staged("m.", 1)}
batch = {"images": torch.rand(4, 1, 8, 8), "labels": torch.tensor([2, 0, 1, 1])}
def copy(x):
    pull = sum((through(x, "m.", x["images"], 1, last) - through(x, "c.", x["images"], 1, last).detach()).abs().mean() for last in (1, 2)) / 2
    return own(classify(x, "m.", x["images"]), x["labels"]).mean() + pull
case("Dias.Copy", copy, networks, batch, only="m.")
def simulated(x):
    early, middle = (through(x, "m.", x["images"], 1, last).detach() for last in (1, 2))
    late = through(x, "m.", x["images"]).mean((2, 3)).detach()
    return (smoothing(classify(x, "c.", early, 2), x["labels"], 0.5) + smoothing(classify(x, "c.", middle, 3), x["labels"], 0.5) + smoothing(classify(x, "c.", late, 4), x["labels"], 1)) / 3
case("Dias.Simulated", simulated, networks, batch, only="c.")
adversaries = {"g.layers.0.weight": draw(100, 2, 4, 4) * 0.1, "g.layers.1.weight": draw(2) * 0.1 + 1, "g.layers.1.bias": draw(2), "g.layers.1.running_mean": draw(2), "g.layers.1.running_var": torch.rand(2) + 0.5,
               "g.layers.3.weight": draw(2, 1, 4, 4), "d.layers.0.weight": draw(2, 1, 4, 4), "d.layers.2.weight": draw(4, 2, 4, 4), "d.fc.weight": draw(1, 4), "d.fc.bias": draw(1)}
def fake(x):
    h = torch.relu(norm(x, "g.layers.1.", F.conv_transpose2d(x["noise"], x["g.layers.0.weight"])))
    return 1 / (1 + (-F.conv_transpose2d(h, x["g.layers.3.weight"], stride=2, padding=1)).exp())
def real(x, images):
    h = F.conv2d(F.leaky_relu(F.conv2d(images, x["d.layers.0.weight"], stride=2, padding=1), 0.2), x["d.layers.2.weight"])
    return torch.sigmoid(torch.sigmoid(h).flatten(1) @ x["d.fc.weight"].T + x["d.fc.bias"])[:, 0]
noise = {"noise": draw(4, 100, 1, 1), "images": batch["images"]}
case("Dias.Detect", lambda x: -real(x, x["images"]).log().mean() - (1 - real(x, fake(x).detach())).log().mean(), adversaries, noise, only="d.")
for beta in (0.1, -0.1):
    case("Dias.Deceive", lambda x, beta: -real(x, fake(x)).log().mean() - beta * uniform(classify(x, "c.", fake(x), k=1)).mean(),
         {**staged("c.", 2), **adversaries}, noise, only="g.", beta=beta)

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n")
