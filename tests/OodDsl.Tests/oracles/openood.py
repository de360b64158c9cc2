"""Writes openood.json: the confidences of OpenOOD's own post-hoc classes on a small network and small images, in single precision on the CPU.

Usage: /usr/bin/python3 openood.py CHECKOUT, the folder of OpenOOD at commit 3c35632ee91b54b09d1f085d04f94744cece7d0b (Debian: python3-torch,
python3-torchvision, python3-sklearn, python3-faiss). Its classes are imported and run as they are; openood_world.py says on what."""
import contextlib
import io
import json
import pathlib
import tempfile
from types import SimpleNamespace as Args

import numpy as np
import torch
import torch.nn.functional as F

from openood_world import CLASSES, SIZE, WIDTH, Changed, Network, deviation, images, inputs, labels, loader, mean, part, trained_like

network, scores = trained_like(), []
right = network(inputs["train"]).argmax(1).numpy() == labels["train"]


def config(arguments):
    return Args(postprocessor=Args(postprocessor_args=Args(**arguments), postprocessor_sweep=None),
                dataset=Args(name="small", num_classes=CLASSES, image_size=SIZE), network=Args(name="small"))


def confidences(post, net, batch=20):
    values = []
    for x in inputs["test"].split(batch):
        values.append(post.postprocess(net, x.clone())[1].detach().double().numpy().reshape(len(x), -1)[:, 0])
    return np.concatenate(values)


def fitted(file, name, net=network, train=None, **arguments):
    post = getattr(part(file), name)(config(arguments))
    loaders = {"train": train or loader("train", 50), "val": loader("validation"), "test": loader("test")}
    post.setup(net, loaders, {"val": loader("outliers")})
    return post


def add(score, values, **settings):
    assert len(values) == len(inputs["test"]) and np.isfinite(values).all(), (score, values)
    scores.append({"name": score, "numbers": settings, "value": pack(values)})


def pack(array):
    """Numbers to nine digits: what single precision has."""
    array = np.asarray(array)
    whole = bool(np.issubdtype(array.dtype, np.integer))
    return {"shape": list(array.shape), "integer": whole, "data": [int(v) if whole else float(f"{v:.9g}") for v in array.reshape(-1)]}


def put(score, file, name, ours=None, net=network, train=None, **arguments):
    """A score under our name, with our settings if they are called otherwise."""
    post = fitted(file, name, net, train, **arguments)
    values = confidences(post, net)
    # An image's confidence is its own, whatever else is in the batch.
    alone = np.abs(confidences(post, net, 7) - values).max()
    assert alone < 1e-4 * np.ptp(values), (score, alone)
    add(score, values, **(arguments if ours is None else ours))


def logits_and_features():
    put("Msp", "base_postprocessor", "BasePostprocessor")
    put("MaxLogit", "maxlogit_postprocessor", "MaxLogitPostprocessor")
    for t in (1.0, 2.5):
        put("Energy", "ebo_postprocessor", "EBOPostprocessor", temperature=t)
    for t in (0.5, 10):
        put("Mcm", "mcm_postprocessor", "MCMPostprocessor", {"temperature": t}, tau=t)
    put("TempScale", "temp_scaling_postprocessor", "TemperatureScalingPostprocessor", ours={"oneCall": 1})
    for gamma, most in ((0.1, 100), (0.5, 3), (2.0, 2)):
        put("GeneralizedEntropy", "gen_postprocessor", "GENPostprocessor", {"gamma": gamma, "classes": most}, gamma=gamma, M=most)
    put("KlMatching", "kl_matching_postprocessor", "KLMatchingPostprocessor")
    put("OpenMax", "openmax_postprocessor", "OpenMax", {"alpha": 3, "euclidean": 1, "tail": 20})
    put("Mahalanobis", "mds_postprocessor", "MDSPostprocessor")
    put("RelativeMahalanobis", "rmds_postprocessor", "RMDSPostprocessor")
    for k in (10, 50):
        put("Knn", "knn_postprocessor", "KNNPostprocessor", {"k": k}, K=k)
        put("NnGuide", "nnguide_postprocessor", "NNGuidePostprocessor", {"k": k, "share": 1}, K=k, alpha=1.0)
    for d in (6, 12):
        put("Vim", "vim_postprocessor", "VIMPostprocessor", {"dimension": d}, dim=d)
        put("Residual", "residual_postprocessor", "ResidualPostprocessor", {"dimension": d, "validation": 1}, dim=d)
    for percentile in (85, 90):
        wrapped = part("react_net", "networks").ReactNet(network)
        put("ReAct", "react_postprocessor", "ReactPostprocessor", {"percentile": percentile, "validation": 1}, wrapped, percentile=percentile)
    for low, high in ((10, 90), (15, 85)):
        put("Vra", "vra_postprocessor", "VRAPostprocessor", {"low": low, "high": high, "clip": 1}, percentile_low=low, percentile_high=high)
    for p in (50, 90):
        put("Dice", "dice_postprocessor", "DICEPostprocessor", {"percentile": p}, p=p)
    for likeness, metric in enumerate(("inner_product", "euclidean", "cosine")):
        put("She", "she_postprocessor", "SHEPostprocessor", {"likeness": likeness}, metric=metric)
    for power in (1, 2, 4):
        put("Relation", "relation_postprocessor", "RelationPostprocessor", {"power": power}, pow=power)
    for k in (0.01, 0.05):
        put("Cfood", "cfood_postprocessor", "CFOODPostprocessor", {"quorum": k, "share": 1}, alpha=1, k=k)
    put("GradNorm", "gradnorm_postprocessor", "GradNormPostprocessor")
    for distance in (True, False):
        put("Fdbd", "fdbd_postprocessor", "fDBDPostprocessor", {"divide": int(not distance)}, distance_as_normalizer=distance)
    for alpha in (1e-3, 1e-1):
        put("Nci", "nci_postprocessor", "NCIPostprocessor", alpha=alpha)


def shaped():
    """The wrapped networks; of ASH only B is wired in, P and S lie beside it."""
    ash = part("ash_net", "networks")
    features = network(inputs["test"], return_feature=True)[1].detach()
    for percentile in (65, 85, 90):
        put("AshB", "ash_postprocessor", "ASHPostprocessor", net=ash.ASHNet(network), percentile=percentile)
        put("Scale", "scale_postprocessor", "ScalePostprocessor", net=part("scale_net", "networks").ScaleNet(network), percentile=percentile)
        for score, shape in (("AshP", ash.ash_p), ("AshS", ash.ash_s)):
            logits = network.fc(shape(features.clone()[:, :, None, None], percentile).flatten(1))
            add(score, logits.logsumexp(1).detach().numpy(), percentile=percentile)
    for score in ("AdaScaleA", "AdaScaleL"):
        wrapped = getattr(part("adascale_net", "networks"), score + "Net")(network)
        for low, high in ((60, 85), (80, 95)):
            post = fitted("adascale_postprocessor", "AdaScalePostprocessor", wrapped, percentile=[low, high], k1=20, k2=10, lmbda=10, o=0.05)
            post.set_hyperparam([[low, high], 20, 10, 10, 0.05])
            add(score, confidences(post, wrapped), low=low, high=high, corrected=20, shifted=10)


def passes():
    for temperature, noise in ((1, 0.0014), (1000, 0.0014), (10, 0.02)):
        for score, file in (("Odin", "odin_postprocessor"), ("IOdin", "iodin_postprocessor")):
            put(score, file, score.upper() + "Postprocessor", {"temperature": temperature, "epsilon": noise}, temperature=temperature, noise=noise)
    for accelerate in (False, True):
        torch.manual_seed(1)
        put("RankFeat", "rankfeat_postprocessor", "RankFeatPostprocessor", {"iterations": 20 * accelerate}, accelerate=accelerate, temperature=1)
    # Steps are in standardised channels, whose deviation is taken for 0.5.
    for noise, weights in ((0.0, [1] * 4), (0.0014, [1] * 4), (0.02, [1] * 4), (0.0014, [1])):
        put("MahalanobisEnsemble", "mds_ensemble_postprocessor", "MDSEnsemblePostprocessor",
            {"epsilon": noise / 0.5, "combination": 2 if len(weights) > 1 else 3}, noise=noise, feature_type_list=["mean"] * len(weights),
            alpha_list=weights, reduce_dim_list=["none"] * len(weights))
    last = Changed(network, lambda maps: maps[-1:])
    for noise in (0.0014, 0.02):
        put("MahalanobisOdin", "mds_ensemble_postprocessor", "MDSEnsemblePostprocessor", {"epsilon": noise / 0.5}, last, noise=noise,
            feature_type_list=["mean"], alpha_list=[1], reduce_dim_list=["none"])
    # So large that what scikit-learn adds to the variances is nothing beside them. One Gaussian: more depend on a random start.
    magnified = Changed(network, lambda maps: [100 * m for m in maps])
    put("LayerGmm", "gmm_postprocessor", "GMMPostprocessor", {"components": 1, "plain": 1}, magnified, feature_type_list=["mean"] * 4,
        reduce_dim_list=["none"] * 4, num_clusters_list=[1] * 4, alpha_list=[1] * 4)


def gram():
    """Ranges are of labels and deviations of a random tenth: labels that are the predictions, and each class' last tenth."""
    predicted = network(inputs["train"]).argmax(1).numpy()
    part("gram_postprocessor").random = Args(sample=lambda rows, count: list(rows)[len(rows) - count:])
    last = np.concatenate([np.flatnonzero(predicted == k)[-int(0.1 * (predicted == k).sum()):] for k in range(CLASSES)])
    for powers in (1, 5):
        put("Gram", "gram_postprocessor", "GRAMPostprocessor", {"powers": powers, "sums": 1}, train=loader("train", targets=predicted),
            powers=list(range(1, powers + 1)))
    return {"held": np.sort(last), "ranged": np.setdiff1d(np.arange(len(predicted)), last)}


def dropped():
    """Dropout with its masks written down, and the logits' mean of several classifiers."""
    net = part("dropout_net", "networks").DropoutNet(network, 0.5)
    torch.manual_seed(2)
    masks = torch.stack([F.dropout2d(torch.ones(len(inputs["test"]), WIDTH), 0.5) for _ in range(5)], 1)
    torch.manual_seed(2)
    post = fitted("dropout_postprocessor", "DropoutPostProcessor", net, dropout_times=5)
    add("McDropout", confidences(post, net, len(inputs["test"])), logits=1)
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        weights, biases = [], []
        for i in range(3):
            other = with_other_classifier(i)
            weights.append(other.fc.weight.numpy())
            biases.append(other.fc.bias.numpy())
            (pathlib.Path(folder) / str(i)).mkdir()
            torch.save(other.state_dict(), pathlib.Path(folder) / str(i) / "best.ckpt")
        put("Ensemble", "ensemble_postprocessor", "EnsemblePostprocessor", {"logits": 1}, network_name="small", checkpoint_root=folder,
            checkpoints=["0", "1", "2"], num_networks=3)
    return {"kept": (masks > 0).int().numpy(), "weights": np.stack(weights), "biases": np.stack(biases)}


def with_other_classifier(seed):
    other = Network().eval()
    other.load_state_dict(network.state_dict())
    for parameter in other.fc.parameters():
        noise = np.random.default_rng(seed).normal(size=parameter.shape)
        parameter.copy_((parameter.double() + torch.tensor(0.2 * noise)).mul(1e4).round().div(1e4))
    return other


def ssd():
    """Its class has no postprocess, which leaves the base's MSP: what its setup fits, in the function that MDSEns calls; labels of one class."""
    directions = Changed(network, lambda maps: [F.normalize(maps[-1].flatten(1))[:, :, None, None]])
    post = fitted("ssd_postprocessor", "SSDPostprocessor", directions, loader("train", targets=0 * labels["train"]), feature_type_list=["mean"],
                  reduce_dim_list=["none"])
    x = inputs["test"].clone().requires_grad_()
    values = part("mds_ensemble_postprocessor").compute_Mahalanobis_score(
        directions, x, 1, post.feature_mean, post.feature_prec, post.transform_matrix, 0, ["mean"], 0.0)
    add("Ssd", values.numpy())


def grood():
    """Its index holds one batch and visits all cells where the loader has two batches; the second is dropped."""
    extra = np.flatnonzero(right)[:1]
    twice = torch.cat([inputs["train"], inputs["train"][extra]]), np.concatenate([labels["train"], labels["train"][extra]])
    for prototype, layer in ((1, 0), (0, 0), (0, 2)):
        post = part("grood").GrOODPostprocessor(config(dict(
            pre_layer_indx=layer, lam=0.8, k=1, n_noise_samples=len(right), sampling_ratio=1.0, use_val=True, use_proto_mean=prototype == 1,
            use_synthetic=prototype == 0)))
        # Asked for at the end of its setup, set nowhere.
        post.dataset_name = "small"
        post.setup(network, {"train": loader("train", len(right), *twice), "val": loader("train", 100)}, {"val": loader("outliers")})
        add("Grood", confidences(post, network), prototype=prototype, stage=4 - layer, samples=len(right))


with contextlib.redirect_stdout(io.StringIO()):
    extras = {}
    for group in (logits_and_features, shaped, passes, gram, dropped, ssd, grood):
        extras.update(group() or {})
tensors = {name: pack(shown.astype(int)) for name, shown in images.items() if name != "outliers"}
tensors.update({name + "Labels": pack(labels[name]) for name in ("train", "validation")})
tensors.update({name: pack(value.detach().double().numpy()) for name, value in network.state_dict().items()})
tensors.update({name: pack(value) for name, value in extras.items()})
tensors["standard"] = pack(np.stack([mean, deviation]))
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps([{"tensors": tensors, "scores": scores}], separators=(",", ":")) + "\n")
