"""What operators need that their schemas do not say: arguments by the schema's names. In-place operators share the sample of the one they belong to."""
import torch


def wave(*shape, shift=0.0, scale=0.4, offset=0.5):
    """Numbers in (0.1, 0.9) by default, all different, with three decimals so that they can be written down."""
    n = 1
    for s in shape:
        n *= s
    values = offset + scale * torch.sin(torch.arange(n, dtype=torch.float64) * 0.7 + 0.3 + shift)
    return torch.round(values * 1000).div(1000).reshape(shape)


def signed(*shape, shift=0.0):
    return wave(*shape, shift=shift, scale=1.5, offset=0.1)


def integers(*items, dtype=torch.int64):
    return torch.tensor(items, dtype=dtype)


SPD = torch.round((wave(3, 3) @ wave(3, 3).T + 1.5 * torch.eye(3, dtype=torch.float64)) * 1000) / 1000
FACTOR = torch.round(torch.linalg.cholesky(SPD) * 1000) / 1000
LU, PIVOTS = torch.linalg.lu_factor(torch.tensor([[3.0, 1, 0.5], [0.25, 2, 1], [0.5, 0.125, 4]], dtype=torch.float64))
# Operators on these look at a part of the matrix only; differences must keep the form.
FORMS = {id(SPD): "symmetric", id(FACTOR): "lower"}
GRID = integers([5, 12, 3], [9, 6, 10], [1, 7, 4])
OTHERS = integers([3, 2, 1], [1, 3, 2], [2, 1, 3])
INDEX = integers(2, 0)
INDICES = integers([2, 0, 1], [0, 1, 2])
MASK = torch.tensor([[True, False, True], [False, False, True], [True, True, False]])
CLASSES = integers(2, 0, 1)
COMPLEX = torch.complex(signed(3, 3), signed(3, 3, shift=2.0))
ROW, ROWS, BATCH = wave(3), wave(2, 6), wave(2, 3, 3)
LINE, IMAGE, VOLUME = signed(2, 2, 6), signed(1, 2, 5, 6), signed(1, 2, 4, 4, 4)
SERIES = {"input": LINE, "weight": signed(4, 2, 3, shift=1.0), "bias": wave(4)}
PLANE = {"input": IMAGE, "weight": signed(4, 2, 3, 3, shift=1.0), "bias": wave(4)}
SOLID = {"input": VOLUME, "weight": signed(2, 2, 3, 3, 3, shift=1.0), "bias": wave(2)}
NORMS = {"input": signed(2, 3, 4), "weight": wave(3), "bias": wave(3, shift=1.0)}
BITS = {"self": GRID, "other": OTHERS}
PROBABILITIES = {"self": wave(3, 3), "target": wave(3, 3, shift=3.0)}
LOGITS = signed(3, 4)
HALVES = {"self": wave(2, 4, 3), "indices": [1, 2]}

SAMPLES = {
    # Domains
    "acosh": {"self": wave(3, 3, offset=2.0)}, "arccosh": {"self": wave(3, 3, offset=2.0)}, "mvlgamma": {"self": wave(3, 3, offset=3.0), "p": 2},
    "polygamma": {"n": 2}, "igamma": {"self": wave(3, 3)}, "frexp.Tensor": {"self": signed(3, 3)},
    **{name: {"self": signed(3, 3)} for name in (
        "abs", "absolute", "sign", "sgn", "relu", "relu6", "leaky_relu", "elu", "celu", "selu", "silu", "mish", "gelu", "hardsigmoid", "hardswish", "hardtanh",
        "hardshrink", "softshrink", "softplus", "log_sigmoid", "threshold", "tanh", "sigmoid", "signbit", "angle", "round", "ceil", "floor", "trunc", "fix",
        "frac", "sinc", "rrelu", "clamp_max", "clamp_min", "heaviside", "logsumexp", "softmax.int", "log_softmax.int", "max", "min", "amax", "amin", "neg",
        "nan_to_num", "sum", "mean", "std", "var", "norm.Scalar", "argmax", "argmin", "count_nonzero.dim_IntList", "histc")},
    "threshold": {"self": signed(3, 3), "threshold": 0.3, "value": 0.1}, "clamp": {"self": signed(3, 3), "min": -0.5, "max": 0.8},
    "clip": {"self": signed(3, 3), "min": -0.5, "max": 0.8}, "clamp.Tensor": {"self": signed(3, 3), "min": wave(3, 3, offset=-0.5), "max": wave(3, 3)},
    "round.decimals": {"self": torch.tensor([0.123, -1.267, 2.031], dtype=torch.float64), "decimals": 2}, "pow.Tensor_Scalar": {"exponent": 2.5}, "histc": {"self": signed(3, 3), "bins": 5, "min": -2, "max": 2},
    "logit": {"eps": None}, "nan_to_num": {"self": torch.tensor([1.5, float("nan"), -0.25], dtype=torch.float64)},
    "prelu": {"self": signed(2, 3), "weight": wave(3)}, "copysign.Tensor": {"other": signed(3, 3)}, "hardshrink": {"self": signed(3, 3), "lambd": 0.4},
    "remainder.Scalar": {"self": signed(3, 3)}, "fmod.Scalar": {"self": signed(3, 3)}, "remainder.Tensor": {"self": signed(3, 3), "other": wave(3, 3, shift=1.0)},
    "fmod.Tensor": {"self": signed(3, 3), "other": wave(3, 3, shift=1.0)}, "floor_divide": {"self": signed(3, 3), "other": wave(3, 3, shift=1.0)},
    "div.Tensor_mode": {"rounding_mode": "floor", "self": signed(3, 3)}, "div.Scalar_mode": {"rounding_mode": "trunc", "self": signed(3, 3)},
    "divide.Tensor_mode": {"rounding_mode": "floor", "self": signed(3, 3)}, "divide.Scalar_mode": {"rounding_mode": "trunc", "self": signed(3, 3)},
    "isin.Tensor_Tensor": {"elements": GRID, "test_elements": integers(5, 7)}, "isclose": {"other": wave(3, 3)}, "allclose": {"other": wave(3, 3)},
    "equal": {"other": wave(3, 3)}, "ldexp.Tensor": {"other": OTHERS},
    **{name: {"self": torch.tensor([1.0, float("nan"), float("inf"), -float("inf")], dtype=torch.float64)} for name in (
        "isnan", "isinf", "isfinite", "isposinf", "isneginf")},
    **{name: {"self": torch.tensor([1.0, float("nan"), 2.5], dtype=torch.float64)} for name in ("nansum", "nanmedian")},
    "nanmean": {"self": torch.tensor([[1.0, float("nan")], [2, 4]], dtype=torch.float64), "dim": [1]},

    "special_zeta": {"self": wave(3, 3, offset=2.0), "other": wave(3, 3, shift=1.0)}, "special_multigammaln": {"self": wave(3, 3, offset=3.0), "p": 2}, "special_polygamma": {"n": 2},
    **{f"special_{name}": {"x": signed(3, 3), "n": wave(3, 3, scale=2.0, offset=3.0).round()} for name in (
        *(prefix + f"chebyshev_polynomial_{kind}" for kind in "tuvw" for prefix in ("", "shifted_")), "hermite_polynomial_h", "hermite_polynomial_he",
        "laguerre_polynomial_l", "legendre_polynomial_p")},

    # Signals
    "stft.center": {"self": wave(12), "n_fft": 4, "window": wave(4), "return_complex": True},
    "istft": {"self": torch.complex(wave(3, 4), torch.cat([torch.zeros(1, 4, dtype=torch.float64), wave(1, 4, shift=1.0), torch.zeros(1, 4, dtype=torch.float64)])), "n_fft": 4, "window": wave(4)},
    **{f"{name}_window.{overload}": {"window_length": 6, "periodic": True, "dtype": 7} for name, overload in (
        ("bartlett", "periodic"), ("blackman", "periodic"), ("hamming", "periodic_alpha_beta"), ("hann", "periodic"), ("kaiser", "beta"))},

    # Integers and bits
    **{name: BITS for name in ("bitwise_and.Tensor", "bitwise_or.Tensor", "bitwise_xor.Tensor", "bitwise_left_shift.Tensor", "bitwise_right_shift.Tensor",
                               "gcd", "lcm")},
    "bitwise_not": {"self": GRID}, "bincount": {"self": CLASSES}, "one_hot": {"self": CLASSES, "num_classes": 4}, "promote_types": {"type1": 6, "type2": 7},
    "can_cast": {"from": 6, "to": 7}, "result_type.Tensor": {"other": wave(3).float()},

    # Products and decompositions
    **{name: {"self": SPD} for name in ("cholesky", "linalg_cholesky", "linalg_cholesky_ex", "linalg_det", "det", "logdet", "slogdet", "inverse", "linalg_inv_ex")},
    **{name: {"A": SPD} for name in ("linalg_inv", "linalg_slogdet", "linalg_det", "linalg_inv_ex", "linalg_eigh", "linalg_ldl_factor", "linalg_ldl_factor_ex")},
    "slogdet": {"self": SPD}, "linalg_eigh": {"self": SPD}, "linalg_eigvalsh": {"self": SPD}, "linalg_solve": {"A": SPD}, "linalg_solve_ex": {"A": SPD},
    "linalg_ldl_factor": {"self": SPD}, "linalg_ldl_factor_ex": {"self": SPD}, "logdet": {"self": SPD}, "inverse": {"self": SPD},
    "linalg_ldl_solve": lambda: dict(zip(("LD", "pivots"), torch.linalg.ldl_factor(SPD)), B=wave(3, 2)),
    "cholesky_inverse": {"self": FACTOR}, "cholesky_solve": {"self": wave(3, 2), "input2": FACTOR}, "linalg_solve_triangular": {"self": FACTOR, "upper": False},
    "lu_solve": {"LU_data": LU, "LU_pivots": PIVOTS, "self": wave(3, 2)}, "lu_unpack": {"LU_data": LU, "LU_pivots": PIVOTS},
    "linalg_householder_product": {"input": wave(3, 2), "tau": wave(2)}, "orgqr": {"self": wave(3, 2), "input2": wave(2)},
    "ormqr": {"self": wave(3, 2), "input2": wave(2), "input3": wave(3, 2, shift=1.0)}, "linalg_lstsq": {"self": wave(4, 3), "b": wave(4, 2, shift=2.0)},
    "linalg_cond": {"p": 2}, "linalg_cond.p_str": {"p": "nuc"}, "linalg_matrix_norm": {"ord": 2}, "linalg_matrix_norm.str_ord": {"ord": "nuc"},
    "linalg_norm.ord_str": {"ord": "fro"}, "linalg_vector_norm": {"ord": 3}, "linalg_tensorinv": {"self": SPD, "ind": 1},
    "linalg_tensorsolve": {"self": SPD, "other": ROW, "dims": [0]}, "linalg_cross": {"self": wave(3, 3), "other": wave(3, 3, shift=1.0)}, "linalg_vander": {"x": ROW},
    "linalg_svd": {"A": wave(3, 2), "full_matrices": False}, "linalg_svdvals": {"A": wave(3, 2)}, "linalg_pinv": {"self": wave(3, 2), "rcond": 1e-15}, "linalg_pinv.atol_rtol_tensor": {"self": wave(3, 2), "atol": torch.tensor(1e-10, dtype=torch.float32)}, "matrix_power": {"n": 3},
    "linalg_matrix_rank.atol_rtol_tensor": {"input": SPD, "atol": torch.tensor(1e-10, dtype=torch.float32)}, "addbmm": {"batch1": BATCH, "batch2": wave(2, 3, 3, shift=1.0)},
    "baddbmm": {"self": BATCH, "batch1": BATCH, "batch2": wave(2, 3, 3, shift=1.0)}, "bmm": {"self": BATCH, "mat2": wave(2, 3, 3, shift=1.0)},
    "addmv": {"self": ROW, "mat": wave(3, 3), "vec": wave(3, shift=1.0)}, "mv": {"vec": ROW}, "dot": {"self": ROW, "tensor": wave(3, shift=1.0)},
    "addr": {"vec1": ROW, "vec2": wave(3, shift=1.0)}, "vdot": {"self": ROW, "other": wave(3, shift=1.0)},
    "outer": {"self": ROW, "vec2": wave(3, shift=1.0)}, "ger": {"self": ROW, "vec2": wave(3, shift=1.0)}, "inner": {"other": wave(3, 3, shift=1.0)},
    "einsum": {"equation": "ij,kj->ik"}, "tensordot": {"dims_self": [1], "dims_other": [0]}, "cdist": {"x1": wave(3, 2), "x2": wave(4, 2, shift=1.0), "p": 2.0},
    "bilinear": {"input1": wave(2, 3), "input2": wave(2, 4), "weight": wave(5, 3, 4), "bias": wave(5)}, "linear": {"weight": wave(4, 3), "bias": wave(4)},
    "trapezoid.x": {"x": wave(3, 3, shift=1.0)}, "pairwise_distance": {"x2": wave(3, 3, shift=1.0)}, "renorm": {"p": 2, "dim": 0, "maxnorm": 0.75},

    "linalg_lu_solve": {"LU": LU, "pivots": PIVOTS, "B": wave(3, 2), "left": True, "adjoint": False},

    # Indices
    "gather": {"index": INDICES}, "scatter.src": {"dim": 0, "index": INDICES, "src": wave(2, 3, shift=1.0)}, "take": {"index": integers(7, 2)},
    "scatter_add": {"dim": 0, "index": INDICES, "src": wave(2, 3, shift=1.0)}, "take_along_dim": {"self": wave(2, 3), "indices": INDICES, "dim": 1},
    "index_add": {"dim": 0, "index": INDEX, "source": wave(2, 3)}, "index_copy": {"dim": 0, "index": INDEX, "source": wave(2, 3)},
    "index_fill.int_Scalar": {"index": INDEX}, "index_reduce": {"dim": 0, "index": INDEX, "source": wave(2, 3), "reduce": "amax"},
    "index_select": {"index": INDEX}, "index.Tensor": {"indices": [INDEX, integers(1, 2)]},
    "index_put_": {"indices": [INDEX, integers(1, 2)], "values": wave(2)}, "masked_fill.Scalar": {"mask": MASK}, "masked_select": {"mask": MASK},
    "masked_scatter": {"mask": MASK, "source": wave(9)}, "where.self": {"condition": MASK}, "where": {"condition": MASK},
    "bucketize.Tensor": {"boundaries": integers(0.2, 0.5, 0.8, dtype=torch.float64)}, "searchsorted.Tensor": {"sorted_sequence": integers(0.2, 0.5, 0.8, dtype=torch.float64)},
    "searchsorted.Scalar": {"sorted_sequence": integers(0.2, 0.5, 0.8, dtype=torch.float64), "self": 0.6, "sorter": integers(0, 1, 2)},
    "quantile": {"q": integers(0.1, 0.7, dtype=torch.float64), "dim": 1}, "nanquantile": {"q": integers(0.1, 0.7, dtype=torch.float64), "dim": 1},
    "sort.stable": {"stable": True}, "kthvalue": {"k": 2}, "topk": {"k": 2}, "item": {"self": torch.tensor(0.25, dtype=torch.float64)},
    "select_scatter": {"src": ROW}, "diagonal_scatter": {"src": ROW}, "slice_scatter": {"src": wave(1, 3), "start": 1, "end": 2}, "as_strided": {"size": [2, 2], "stride": [3, 1]},
    "unique_dim": {"self": OTHERS, "dim": 0}, "unique_consecutive": {"self": integers(1, 1, 3, 2, 2)}, "_unique2": {"self": OTHERS}, "nonzero": {"self": MASK},
    "argwhere": {"self": MASK}, "mode": {"self": OTHERS.double()}, "cumulative_trapezoid.x": {"x": wave(3, 3, shift=1.0)},

    # Shapes
    "broadcast_to": {"size": [2, 3, 3]}, "expand": {"size": [2, 3, 3]}, "cartesian_prod": {"tensors": [ROW, wave(2)]}, "combinations": {"self": ROW},
    "channel_shuffle": {"self": wave(1, 4, 2), "groups": 2}, "dsplit.array": {"self": wave(1, 2, 4), "indices": [1, 2]}, "dsplit.int": {"self": wave(1, 2, 4), "sections": 2},
    "hsplit.array": HALVES, "hsplit.int": {"self": wave(2, 4), "sections": 2}, "vsplit.array": {"self": wave(4, 2), "indices": [1, 2]},
    "vsplit.int": {"self": wave(4, 2), "sections": 2}, "glu": {"self": signed(2, 4)}, "imag": {"self": COMPLEX}, "view_as_real": {"self": COMPLEX},
    "view_as_complex": {"self": wave(3, 2)}, "real": {"self": COMPLEX}, "conj": {"self": COMPLEX}, "conj_physical": {"self": COMPLEX}, "resolve_conj": {"self": COMPLEX},
    "meshgrid.indexing": {"tensors": [ROW, wave(2)], "indexing": "xy"}, "pad": {"pad": [1, 2]}, "permute": {"dims": [1, 0]}, "flip": {"dims": [1]}, "roll": {"shifts": [1], "dims": [1]},
    "pixel_shuffle": {"self": wave(1, 4, 2, 2), "upscale_factor": 2}, "pixel_unshuffle": {"self": wave(1, 1, 4, 4), "downscale_factor": 2},
    "repeat": {"repeats": [2, 1]}, "tile": {"dims": [2, 1]}, "repeat_interleave.self_Tensor": {"repeats": integers(2, 1, 3), "dim": 0},
    "repeat_interleave.self_int": {"repeats": 2, "dim": 0}, "reshape": {"shape": [9]}, "view": {"size": [9]}, "resize_": {"size": [3, 3]},
    "split.sizes": {"split_size": [1, 2]}, "split.Tensor": {"split_size": 2}, "tensor_split.sections": {"sections": 2}, "chunk": {"chunks": 2},
    "tensor_split.tensor_indices_or_sections": {"tensor_indices_or_sections": integers(1, 2)}, "unflatten.int": {"self": wave(2, 6), "sizes": [2, 3]},
    "unfold": {"size": 2}, "squeeze": {"self": wave(3, 1)}, "squeeze.dim": {"self": wave(3, 1)}, "swapaxes": {"axis0": 0, "axis1": 1}, "swapdims": {"dim0": 0, "dim1": 1},
    "transpose.int": {"dim0": 0, "dim1": 1}, "movedim.int": {"source": 0, "destination": 1}, "moveaxis.int": {"source": 0, "destination": 1},
    "movedim.intlist": {"source": [0, 1], "destination": [1, 0]}, "moveaxis.intlist": {"source": [0, 1], "destination": [1, 0]}, "select.int": {"index": 2},
    "narrow": {"start": 1, "length": 2}, "slice.Tensor": {"dim": 1, "start": 0, "end": 3, "step": 2}, "_to_copy": {"dtype": 7},
    "block_diag": {"tensors": [wave(2, 2), wave(1, 2)]}, "amax": {"dim": [1]}, "amin": {"dim": [1]}, **{f"{name}.correction": {"dim": [1], "correction": 1} for name in ("std", "var", "std_mean", "var_mean")}, "sum.dim_IntList": {"dim": [1]}, "mean.dim": {"dim": [1]},
    "rot90": {"dims": [0, 1]}, "atleast_1d": {"self": torch.tensor(0.5, dtype=torch.float64)},

    # Layers
    "conv1d": SERIES, "conv1d.padding": {**SERIES, "padding": "same"}, "conv2d": PLANE, "conv2d.padding": {**PLANE, "padding": "same"}, "conv3d": SOLID,
    "conv3d.padding": {**SOLID, "padding": "same"}, "conv_transpose1d": {**SERIES, "input": signed(2, 4, 3), "bias": wave(2)},
    "conv_transpose2d.input": {**PLANE, "input": signed(1, 4, 2, 3), "bias": wave(2)}, "conv_transpose3d.input": SOLID,
    "adaptive_avg_pool1d": {"self": LINE, "output_size": [4]}, "adaptive_avg_pool2d": {"self": IMAGE, "output_size": [2, 4]},
    "adaptive_avg_pool3d": {"self": VOLUME, "output_size": [2, 3, 2]}, "adaptive_max_pool1d": {"self": LINE, "output_size": [4]},
    "adaptive_max_pool2d": {"self": IMAGE, "output_size": [2, 4]}, "adaptive_max_pool3d": {"self": VOLUME, "output_size": [2, 3, 2]},
    **{f"{kind}_pool{d}d{tail}": {"self": x, "kernel_size": [2] * d, "stride": [2] * d} for kind, tails in (("avg", [""]), ("max", ["", "_with_indices"]))
       for tail in tails for d, x in ((1, LINE), (2, IMAGE), (3, VOLUME))},
    **{f"{name}.vec": {"input": x, "output_size": size} for names, x, size in (
        (("upsample_linear1d", "upsample_nearest1d", "_upsample_nearest_exact1d"), LINE, [9]),
        (("upsample_bilinear2d", "upsample_bicubic2d", "upsample_nearest2d", "_upsample_nearest_exact2d", "_upsample_bicubic2d_aa", "_upsample_bilinear2d_aa"), IMAGE, [4, 9]),
        (("upsample_trilinear3d", "upsample_nearest3d", "_upsample_nearest_exact3d"), VOLUME, [3, 5, 6])) for name in names},
    "affine_grid_generator": {"theta": wave(1, 2, 3), "size": [1, 1, 3, 4]}, "grid_sampler": {"input": IMAGE, "grid": wave(1, 3, 4, 2, scale=0.8, offset=0.0)},
    "im2col": {"self": IMAGE, "kernel_size": [2, 3], "dilation": [1, 1], "padding": [1, 0], "stride": [1, 2]},
    "col2im": {"self": wave(1, 8, 6), "output_size": [3, 4], "kernel_size": [2, 2], "dilation": [1, 1], "padding": [0, 0], "stride": [1, 1]},
    "batch_norm": {**NORMS, "training": True}, "instance_norm": {**NORMS, "use_input_stats": True}, "group_norm": {**NORMS, "num_groups": 3},
    "layer_norm": {"input": signed(2, 4), "normalized_shape": [4], "weight": wave(4), "bias": wave(4, shift=1.0)},

    "max_unpool2d": {"self": wave(1, 2, 2, 2), "indices": integers([[[0, 5], [8, 15]], [[1, 6], [12, 11]]])[None, :, :, :].reshape(1, 2, 2, 2), "output_size": [4, 4]},
    "max_unpool3d": {"self": wave(1, 1, 1, 2, 2), "indices": integers([0, 3], [8, 15]).reshape(1, 1, 1, 2, 2), "output_size": [2, 4, 4], "stride": [2, 2, 2], "padding": [0, 0, 0]},
    "fractional_max_pool2d": {"self": IMAGE, "kernel_size": [2, 2], "output_size": [3, 3], "random_samples": wave(1, 2, 2)},
    "fractional_max_pool3d": {"self": VOLUME, "kernel_size": [2, 2, 2], "output_size": [2, 2, 2], "random_samples": wave(1, 2, 3)},
    "embedding": {"weight": wave(4, 2), "indices": OTHERS}, "embedding_renorm_": {"self": wave(4, 2), "indices": OTHERS, "max_norm": 0.75, "norm_type": 2.0},
    "embedding_bag.padding_idx": {"weight": wave(4, 2), "indices": integers(1, 3, 0, 2), "offsets": integers(0, 3), "mode": 1, "padding_idx": None},

    # Recurrent networks
    **{f"{name}.{kind}": {**input, "hx": hx, "params": [signed(gates * 3, 2), signed(gates * 3, 3, shift=1.0), wave(gates * 3), wave(gates * 3, shift=2.0)],
                          "has_biases": True, "num_layers": 1, "dropout": 0.0, "train": False, "bidirectional": False}
       for name, gates, hx in (("rnn_tanh", 1, wave(1, 2, 3)), ("rnn_relu", 1, wave(1, 2, 3)), ("gru", 3, wave(1, 2, 3)), ("lstm", 4, [wave(1, 2, 3), wave(1, 2, 3, shift=1.0)]))
       for kind, input in (("input", {"input": signed(4, 2, 2), "batch_first": False}), ("data", {"data": signed(5, 2), "batch_sizes": integers(2, 2, 1)}))},
    **{name: {"input": signed(2, 2), "hx": hx, "w_ih": signed(gates * 3, 2), "w_hh": signed(gates * 3, 3, shift=1.0), "b_ih": wave(gates * 3), "b_hh": wave(gates * 3, shift=2.0)}
       for name, gates, hx in (("rnn_tanh_cell", 1, wave(2, 3)), ("rnn_relu_cell", 1, wave(2, 3)), ("gru_cell", 3, wave(2, 3)), ("lstm_cell", 4, [wave(2, 3), wave(2, 3, shift=1.0)]))},
    "_pack_padded_sequence": {"input": wave(4, 2, 2), "lengths": integers(4, 2), "batch_first": False}, "pad_sequence": {"sequences": [wave(3, 2), wave(2, 2)]},
    "_pad_packed_sequence": {"data": wave(6, 2), "batch_sizes": integers(2, 2, 1, 1), "batch_first": False, "padding_value": 0.0, "total_length": -1},

    # Losses
    "binary_cross_entropy": PROBABILITIES, "binary_cross_entropy_with_logits": {**PROBABILITIES, "self": signed(3, 3)}, "kl_div": PROBABILITIES,
    "cross_entropy_loss": {"self": LOGITS, "target": CLASSES}, "nll_loss_nd": {"self": LOGITS, "target": CLASSES},
    "multi_margin_loss": {"self": LOGITS, "target": CLASSES}, "multilabel_margin_loss": {"self": LOGITS, "target": integers([2, 0, -1, 1], [1, -1, 0, 2], [3, 2, -1, 0])},
    "cosine_embedding_loss": {"input1": signed(3, 4), "input2": signed(3, 4, shift=1.0), "target": integers(1.0, -1.0, 1.0, dtype=torch.float32)},
    "hinge_embedding_loss": {"self": signed(3), "target": integers(1.0, -1.0, 1.0, dtype=torch.float32)}, "margin_ranking_loss": {"input1": signed(3), "input2": wave(3), "target": integers(1.0, -1.0, 1.0, dtype=torch.float32)},
    "triplet_margin_loss": {"anchor": signed(3, 4), "positive": signed(3, 4, shift=1.0), "negative": signed(3, 4, shift=2.0)},
    "soft_margin_loss": {"target": integers([1.0, -1, 1], [-1, 1, 1], [1, 1, -1], dtype=torch.float32), "self": signed(3, 3)},
    "poisson_nll_loss": {"input": signed(3, 3), "target": wave(3, 3), "log_input": True, "full": False, "eps": 1e-8, "reduction": 1},
    "ctc_loss.Tensor": {"log_probs": torch.round(signed(5, 2, 4).log_softmax(2) * 1000) / 1000, "targets": integers([1, 2], [3, 1]), "input_lengths": integers(5, 4), "target_lengths": integers(2, 2)},

    # Random numbers: both sides seed the default generator with 7 before every call
    "randint.low_generator": {"low": 2, "high": 90, "size": [4]}, "randint_like.low_dtype": {"low": 2, "high": 90}, "random_.from": {"from": 2, "to": 90},
    "dropout": {"p": 0.4, "train": True}, "alpha_dropout": {"p": 0.4, "train": True}, "feature_dropout": {"input": BATCH, "p": 0.4, "train": True},
    "feature_alpha_dropout": {"input": BATCH, "p": 0.4, "train": True}, "multinomial": {"num_samples": 2},
    "randperm.generator": {"n": 9}, "normal.float_float": {"mean": 0.5, "std": 2.0, "size": [4]}, "binomial": {"count": wave(3, 3, scale=3, offset=9).round()},
    "rand.generator": {"size": [4]}, "randn.generator": {"size": [17]}, "bernoulli_.Tensor": {"p": wave(3, 3)}, "geometric_": {"p": 0.4}, "poisson": {"self": wave(3, 3, offset=4.0)},

    # Creation
    "arange.start_step": {"start": 1, "end": 6, "step": 2}, "linspace": {"start": 0.5, "end": 2.5, "steps": 5}, "logspace": {"start": 0.5, "end": 2.5, "steps": 5},
    "eye.m": {"n": 2, "m": 3}, "full": {"size": [2, 3], "fill_value": 0.25}, "tril_indices": {"row": 3, "col": 4}, "triu_indices": {"row": 3, "col": 4}, "zeros": {"size": [2]}, "ones": {"size": [2]},
    "new_full": {"size": [2]}, "complex": {"real": wave(3), "imag": wave(3, shift=1.0)}, "polar": {"abs": wave(3), "angle": wave(3, shift=1.0)},
    "_foreach_add.List": {"alpha": 0.5}, "_foreach_addcmul_.Scalar": {"value": 0.5}, "_foreach_addcdiv_.Scalar": {"value": 0.5},
}

UNSET = "its result is memory as it is found"
SPARSE = "takes or gives sparse tensors, which the engine only passes on"
QUANTISED = "takes or gives quantised tensors, which the engine only passes on"
LEFT_OUT = {
    "empty.memory_format": UNSET, "empty_like": UNSET, "empty_strided": UNSET, "new_empty": UNSET,
    "_indices": SPARSE, "_values": SPARSE, "to_sparse": SPARSE, "to_sparse.sparse_dim": SPARSE,
    "q_per_channel_scales": QUANTISED, "q_per_channel_zero_points": QUANTISED, "quantize_per_channel": QUANTISED, "quantize_per_tensor": QUANTISED,
    "int_repr": QUANTISED, "dequantize.self": QUANTISED,
    "pin_memory": "needs CUDA",
    "set_data": "changes the tensor itself; ModuleTests convert parameters with it",
}

# PyTorch refuses them where an argument asks for a gradient.
UNTRACKED = {"amax.out", "amin.out", "ldexp_", "resize_"}
# Arguments that PyTorch does not differentiate by.
CONSTANTS = {"fractional_max_pool2d": ["random_samples"], "fractional_max_pool3d": ["random_samples"]}

NONE = "PyTorch has no derivative"
UNCHANGED = "PyTorch passes the gradient of this in-place form through, though it is zero"
GRADIENTS_LEFT_OUT = {
    **{name: NONE for name in (
        "_foreach_add.List", "_foreach_mul.List", "_foreach_mul.Scalar", "_foreach_neg", "_foreach_sqrt", "_sample_dirichlet", "acosh_", "arccosh_", "asinh_",
        "arcsinh_", "atanh_", "arctanh_", "aminmax", "binomial", "channel_shuffle", "floor_divide", "floor_divide.Scalar", "floor_divide_.Scalar",
        "floor_divide_.Tensor", "geqrf", "heaviside", "heaviside_", "igamma", "igammac", "linalg_ldl_factor", "linalg_ldl_factor_ex", "linalg_ldl_solve",
        "nextafter", "nextafter_", "ormqr", "embedding_renorm_", "special_gammainc", "special_gammaincc", "special_zeta", "randint_like.low_dtype")},
    **{name: UNCHANGED for name in ("logical_and_", "logical_not_", "logical_or_", "logical_xor_")},
    "_standard_gamma": "its gradient is that of the distribution, not of the draw at one seed",
    "normal.Tensor_Tensor": "PyTorch defines its gradient as zero",
    "ctc_loss.Tensor": "its backward is that of log_softmax and the loss together; ValueTests check the two",
    "linalg_eig": "eigenvectors have a free phase, and the weights of the test depend on it",
}
