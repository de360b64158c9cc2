"""Values of PyTorch 1.13 that the tests of the engine compare with. Run with Debian's python3-torch: /usr/bin/python3 make_oracles.py"""
import json
import torch
import torch.nn.functional as F
from waves import wave

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

    def closure():
        opt.zero_grad()
        loss = ((a @ w + b).tanh() - t).square().mean()
        loss.backward()
        return loss
    losses = []
    for _ in range(steps):
        loss = opt.step(closure)
        if isinstance(schedule, torch.optim.lr_scheduler.ReduceLROnPlateau):
            schedule.step(round(loss.item(), 3))
        elif schedule:
            schedule.step()
        losses.append(loss.item())
    return losses + [group["lr"] for group in opt.param_groups] + w.detach().reshape(-1).tolist()


def scheduled(schedule, make=lambda ps: torch.optim.SGD(ps, lr=0.5, momentum=0.9)):
    def both(ps):
        opt = make(ps)
        return opt, schedule(opt)
    return both


def groups(make):
    """The weights and the bias in groups of their own."""
    return lambda ps: (make(ps[0], ps[1]), None)


class NAdam(torch.optim.NAdam):
    """Dozat's rule as PyTorch 2 has it; 1.13 multiplies the momenta's product by the present momentum twice."""

    @torch.no_grad()
    def step(self, closure):
        with torch.enable_grad():
            loss = closure()
        group = self.param_groups[0]
        (beta1, beta2), lr = group["betas"], group["lr"]
        for p in group["params"]:
            state = self.state[p]
            n = state["n"] = state.get("n", 0) + 1
            g = p.grad + group["weight_decay"] * p
            mu, following = (beta1 * (1 - 0.5 * 0.96 ** (k * group["momentum_decay"])) for k in (n, n + 1))
            product = state["product"] = state.get("product", 1.0) * mu
            m = state["m"] = beta1 * state.get("m", torch.zeros_like(p)) + (1 - beta1) * g
            v = state["v"] = beta2 * state.get("v", torch.zeros_like(p)) + (1 - beta2) * g * g
            root = (v / (1 - beta2 ** n)).sqrt() + group["eps"]
            p.sub_(lr * (1 - mu) / (1 - product) * g / root + lr * following / (1 - product * following) * m / root)
        return loss


L, O = torch.optim.lr_scheduler, torch.optim
optimizers = {
    "sgd": lambda ps: O.SGD(ps, lr=0.1), "sgd_momentum": lambda ps: O.SGD(ps, lr=0.1, momentum=0.9, weight_decay=5e-4, nesterov=True),
    "sgd_dampening": lambda ps: O.SGD(ps, lr=0.1, momentum=0.9, dampening=0.5), "sgd_maximize": lambda ps: O.SGD(ps, lr=0.01, maximize=True),
    "adam": lambda ps: O.Adam(ps, lr=0.02, weight_decay=1e-2), "adam_amsgrad": lambda ps: O.Adam(ps, lr=0.02, amsgrad=True),
    "adamw": lambda ps: O.AdamW(ps, lr=0.02, weight_decay=1e-2), "adamw_amsgrad": lambda ps: O.AdamW(ps, lr=0.02, amsgrad=True, maximize=True),
    "rmsprop": lambda ps: O.RMSprop(ps, lr=0.01, weight_decay=1e-2), "rmsprop_centered": lambda ps: O.RMSprop(ps, lr=0.01, alpha=0.9, momentum=0.9, centered=True),
    "adadelta": lambda ps: O.Adadelta(ps, lr=1.0, weight_decay=1e-3), "adagrad": lambda ps: O.Adagrad(ps, lr=0.1, lr_decay=0.01, weight_decay=1e-3, initial_accumulator_value=0.1),
    "adamax": lambda ps: O.Adamax(ps, lr=0.02, weight_decay=1e-3), "nadam": lambda ps: NAdam(ps, lr=0.02, weight_decay=1e-3),
    "radam": lambda ps: O.RAdam(ps, lr=0.02, weight_decay=1e-3), "rprop": lambda ps: O.Rprop(ps, lr=0.01), "asgd": lambda ps: O.ASGD(ps, lr=0.05, t0=20.0, weight_decay=1e-3),
    "lbfgs": lambda ps: O.LBFGS(ps, lr=0.1, max_iter=4, tolerance_grad=1e-5, history_size=3),
}
trajectories = {name: trajectory(lambda ps, make=make: (make(ps), None)) for name, make in optimizers.items()} | {
    "groups_sgd": trajectory(groups(lambda w, b: O.SGD([{"params": [w], "lr": 0.2, "weight_decay": 1e-2}, {"params": [b], "momentum": 0.5}], lr=0.05, momentum=0.9))),
    "groups_adam": trajectory(groups(lambda w, b: O.Adam([{"params": [w], "betas": (0.8, 0.99)}, {"params": [b], "lr": 0.1}], lr=0.02))),
    "groups_adamw": trajectory(groups(lambda w, b: O.AdamW([{"params": [w], "weight_decay": 0.1}, {"params": [b], "lr": 0.1}], lr=0.02))),
    "groups_rmsprop": trajectory(groups(lambda w, b: O.RMSprop([{"params": [w], "alpha": 0.9}, {"params": [b], "lr": 0.1}], lr=0.02))),
    "step": trajectory(scheduled(lambda o: L.StepLR(o, 7, 0.5))),
    "multistep": trajectory(scheduled(lambda o: L.MultiStepLR(o, [5, 20], 0.3))),
    "constant": trajectory(scheduled(lambda o: L.ConstantLR(o, 0.2, 10))),
    "exponential": trajectory(scheduled(lambda o: L.ExponentialLR(o, 0.95))),
    "cosine": trajectory(scheduled(lambda o: L.CosineAnnealingLR(o, 20, 0.01))),
    "linear": trajectory(scheduled(lambda o: L.LinearLR(o, 0.1, 1.0, 10))),
    "polynomial": trajectory(scheduled(lambda o: L.PolynomialLR(o, 30, 2.0))),
    "lambda": trajectory(scheduled(lambda o: L.LambdaLR(o, lambda e: 1 / (1 + e)))),
    "multiplicative": trajectory(scheduled(lambda o: L.MultiplicativeLR(o, lambda e: 0.9 if e % 2 else 1.05))),
    "cyclic": trajectory(scheduled(lambda o: L.CyclicLR(o, 0.01, 0.5, 6, 9))),
    "cyclic_triangular2": trajectory(scheduled(lambda o: L.CyclicLR(o, 0.01, 0.5, 6, mode="triangular2", cycle_momentum=False))),
    "cyclic_range": trajectory(scheduled(lambda o: L.CyclicLR(o, 0.01, 0.5, 6, mode="exp_range", gamma=0.95))),
    "one_cycle": trajectory(scheduled(lambda o: L.OneCycleLR(o, 0.5, total_steps=50 + 1))),
    "one_cycle_linear": trajectory(scheduled(lambda o: L.OneCycleLR(o, 0.5, epochs=6, steps_per_epoch=10, anneal_strategy="linear", three_phase=True))),
    "one_cycle_adam": trajectory(scheduled(lambda o: L.OneCycleLR(o, 0.05, total_steps=60), lambda ps: O.Adam(ps, lr=0.02))),
    "plateau": trajectory(scheduled(lambda o: L.ReduceLROnPlateau(o, factor=0.5, patience=2, cooldown=1, min_lr=0.01))),
    "plateau_max": trajectory(scheduled(lambda o: L.ReduceLROnPlateau(o, "max", factor=0.5, patience=3, threshold=0.01, threshold_mode="abs"))),
    "sequential": trajectory(scheduled(lambda o: L.SequentialLR(o, [L.ConstantLR(o, 0.1, 3), L.ExponentialLR(o, 0.9), L.CosineAnnealingLR(o, 15)], [4, 20]))),
    "chained": trajectory(scheduled(lambda o: L.ChainedScheduler([L.LinearLR(o, 0.3, 1.0, 8), L.ExponentialLR(o, 0.97)]))),
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
