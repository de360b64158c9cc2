"""Values of PyTorch 1.13 that the tests of the engine compare with. Run with Debian's python3-torch: /usr/bin/python3 make_oracles.py"""
import json
import torch
import torch.nn.functional as F


def wave(*shape, shift=0.0):
    """Numbers that every language computes alike."""
    n = 1
    for s in shape:
        n *= s
    return torch.sin(torch.arange(n, dtype=torch.float64) * 0.7 + 0.3 + shift).reshape(shape)


x, y, p = wave(4, 5), wave(4, 5, shift=1.0), wave(4, 5).square() + 0.5
m, v = wave(5, 3, shift=2.0), wave(5, shift=3.0)
spd = wave(4, 4) @ wave(4, 4).T + 2 * torch.eye(4, dtype=torch.float64)
image, kernel = wave(2, 3, 6, 6), wave(4, 3, 3, 3, shift=0.5)
classes = torch.tensor([1, 0, 4, 2])
soft = F.softmax(wave(4, 5, shift=2.0), 1)

values = {
    "add": x + y, "sub_scalar": 2 - x, "div_scalar": 2 / p, "mul": x * y, "mod": p % 0.3, "pow": p ** 1.5,
    "exp": x.exp(), "log": p.log(), "log1p": p.log1p(), "sqrt": p.sqrt(), "sigmoid": x.sigmoid(), "tanh": x.tanh(), "erf": x.erf(),
    "clamp": x.clamp(-0.5, 0.5), "round": (10 * x).round(), "round2": x.round(decimals=2), "where": torch.where(x > 0, x, y),
    "sum": x.sum(), "sum0": x.sum(0), "mean": x.mean([0, 1], keepdim=True), "std": x.std(), "std1": x.std(1, unbiased=False), "var": x.var([0, 1]),
    "norm": x.norm(), "norm1": x.norm(p=1), "norm_dim": x.norm(dim=1, p=2), "logsumexp": x.logsumexp(1), "amax": x.amax(1), "prod": p.prod(0),
    "cumsum": x.cumsum(1), "median": x.median(), "kthvalue": x.kthvalue(2, 1)[0], "quantile": torch.quantile(x, torch.tensor([0.1, 0.9], dtype=x.dtype), dim=1),
    "topk": x.topk(2, 1)[0], "sort": x.sort(1, descending=True)[0], "softmax": x.softmax(1), "log_softmax": x.log_softmax(1),
    "matmul": x @ m, "mv": x @ v, "einsum": torch.einsum("ij,kj->ik", x, y), "cdist": torch.cdist(x, y), "outer": torch.outer(v, v),
    "eigvalsh": torch.linalg.eigvalsh(spd), "cholesky": torch.linalg.cholesky(spd), "inv": torch.linalg.inv(spd), "det": torch.linalg.det(spd),
    "slogdet": torch.linalg.slogdet(spd)[1], "solve": torch.linalg.solve(spd, wave(4, 2)), "pinv": torch.linalg.pinv(x), "svdvals": torch.linalg.svdvals(x),
    "transpose": x.transpose(0, 1), "flip": x.flip(1), "roll": x.roll(2, 1), "rot90": torch.rot90(x), "gather": x.gather(1, classes[:, None]),
    "index_slice": x[1:3, ::2], "index_tensor": x[classes[:2]], "index_pair": x[torch.tensor([0, 1]), torch.tensor([2, 3])], "index_none": x[None, :, 1],
    "triu": x.triu(1), "repeat_interleave": x.repeat_interleave(2, 0), "unfold": image.unfold(2, 3, 2), "masked_fill": x.masked_fill(x > 0, 9.0),
    "conv2d": F.conv2d(image, kernel, padding=1, stride=2), "conv_transpose2d": F.conv_transpose2d(wave(2, 4, 3, 3), kernel, stride=2),
    "max_pool2d": F.max_pool2d(image, 2), "avg_pool2d": F.avg_pool2d(image, 3, stride=2, padding=1), "adaptive": F.adaptive_avg_pool2d(image, (2, 3)),
    "interpolate": F.interpolate(image, scale_factor=2, mode="bilinear", align_corners=False), "interpolate_nearest": F.interpolate(image, size=(4, 9)),
    "grid_sample": F.grid_sample(image, F.affine_grid(wave(2, 2, 3), (2, 3, 5, 5), align_corners=False), padding_mode="reflection", align_corners=False),
    "pad": F.pad(image, (1, 2, 0, 1), mode="reflect"), "im2col": F.unfold(image, 3, padding=1), "normalize": F.normalize(x),
    "cross_entropy": F.cross_entropy(x, classes), "cross_entropy_smooth": F.cross_entropy(x, classes, label_smoothing=0.1, reduction="none"),
    "cross_entropy_soft": F.cross_entropy(x, soft), "nll": F.nll_loss(x.log_softmax(1), classes), "kl": F.kl_div(x.log_softmax(1), soft, reduction="sum"),
    "bce": F.binary_cross_entropy(x.sigmoid(), y.sigmoid()), "bce_logits": F.binary_cross_entropy_with_logits(x, y.sigmoid()), "mse": F.mse_loss(x, y),
    "smooth_l1": F.smooth_l1_loss(x, 3 * y), "gelu": F.gelu(x), "silu": F.silu(x), "leaky": F.leaky_relu(x, 0.1), "softplus": F.softplus(x), "elu": F.elu(x),
    "layer_norm": F.layer_norm(x, [5]), "group_norm": F.group_norm(wave(2, 4, 3), 2),
    "batch_norm": F.batch_norm(image, None, None, training=True), "one_hot": F.one_hot(classes, 6).double(), "bincount": torch.bincount(classes).double(),
}


def trajectory(make, steps=50):
    w = wave(6, 4).clone().requires_grad_()
    b = wave(4, shift=5.0).clone().requires_grad_()
    a, t = wave(16, 6, shift=1.0), wave(16, 4, shift=2.0)
    opt, schedule = make([w, b])
    losses = []
    for _ in range(steps):
        opt.zero_grad()
        loss = ((a @ w + b).tanh() - t).square().mean()
        loss.backward()
        opt.step()
        if schedule:
            schedule.step()
        losses.append(loss.item())
    return losses + w.detach().reshape(-1).tolist()


def scheduled(schedule):
    def make(ps):
        opt = torch.optim.SGD(ps, lr=0.5, momentum=0.9)
        return opt, schedule(opt)
    return make


L = torch.optim.lr_scheduler
trajectories = {
    "sgd": trajectory(lambda ps: (torch.optim.SGD(ps, lr=0.1), None)),
    "sgd_momentum": trajectory(lambda ps: (torch.optim.SGD(ps, lr=0.1, momentum=0.9, weight_decay=5e-4, nesterov=True), None)),
    "sgd_dampening": trajectory(lambda ps: (torch.optim.SGD(ps, lr=0.1, momentum=0.9, dampening=0.5), None)),
    "adam": trajectory(lambda ps: (torch.optim.Adam(ps, lr=0.02, weight_decay=1e-2), None)),
    "adam_amsgrad": trajectory(lambda ps: (torch.optim.Adam(ps, lr=0.02, amsgrad=True), None)),
    "adamw": trajectory(lambda ps: (torch.optim.AdamW(ps, lr=0.02, weight_decay=1e-2), None)),
    "step": trajectory(scheduled(lambda o: L.StepLR(o, 7, 0.5))),
    "multistep": trajectory(scheduled(lambda o: L.MultiStepLR(o, [5, 20], 0.3))),
    "exponential": trajectory(scheduled(lambda o: L.ExponentialLR(o, 0.95))),
    "cosine": trajectory(scheduled(lambda o: L.CosineAnnealingLR(o, 20, 0.01))),
    "linear": trajectory(scheduled(lambda o: L.LinearLR(o, 0.1, 1.0, 10))),
    "lambda": trajectory(scheduled(lambda o: L.LambdaLR(o, lambda e: 1 / (1 + e)))),
}


def seeded(draw):
    torch.manual_seed(1234)
    return draw().double().reshape(-1).tolist()


def generator(draw):
    return draw(torch.Generator().manual_seed(99)).double().reshape(-1).tolist()


streams = {
    "rand": seeded(lambda: torch.rand(5)), "randn": seeded(lambda: torch.randn(40)), "randint": seeded(lambda: torch.randint(3, 100, (6,))),
    "randperm": seeded(lambda: torch.randperm(12)), "bernoulli": seeded(lambda: torch.empty(20).bernoulli_(0.3)),
    "normal": seeded(lambda: torch.empty(20, dtype=torch.float64).normal_(1, 2)), "dropout": seeded(lambda: F.dropout(torch.ones(20), 0.4)),
    "exponential": seeded(lambda: torch.empty(6).exponential_(2)), "multinomial": seeded(lambda: torch.multinomial(torch.ones(8), 5)),
    "generator_rand": generator(lambda g: torch.rand(4, generator=g)), "generator_randperm": generator(lambda g: torch.randperm(9, generator=g)),
    "generator_bernoulli": generator(lambda g: torch.empty(12).bernoulli_(0.5, generator=g)),
    "linear": seeded(lambda: torch.cat([q.detach().reshape(-1) for q in torch.nn.Linear(3, 4).parameters()])),
    "conv": seeded(lambda: torch.cat([q.detach().reshape(-1) for q in torch.nn.Conv2d(2, 3, 3).parameters()])),
    "orthogonal": seeded(lambda: torch.nn.init.orthogonal_(torch.empty(4, 3))), "kaiming": seeded(lambda: torch.nn.init.kaiming_normal_(torch.empty(4, 3), mode="fan_out")),
    "trunc": seeded(lambda: torch.nn.init.trunc_normal_(torch.empty(8))),
}

with open("oracles.json", "w") as file:
    json.dump({"torch": torch.__version__, "values": {k: {"shape": list(t.shape), "data": t.reshape(-1).tolist()} for k, t in values.items()},
               "trajectories": trajectories, "streams": streams}, file, indent=0)
