"""One sample call of every operator that the engine binds, and PyTorch 1.13's results. Run with Debian's python3-torch: /usr/bin/python3 make_operators.py

The operators are read from the engine's declarations. Arguments follow from the schema's types; what an operator needs beyond that stands in
operator_samples.py. The C# side (OperatorSamples.cs) calls every declared method with the same arguments and compares values and gradients.
"""
import json
import pathlib
import re
import sys
import torch
from operator_samples import CONSTANTS, FORMS, GRADIENTS_LEFT_OUT, LEFT_OUT, SAMPLES, UNTRACKED, wave

HERE = pathlib.Path(__file__).parent
SOURCES = HERE.parents[2] / "src" / "OodDsl.LibTorch"
DTYPES = {torch.uint8: 0, torch.int8: 1, torch.int16: 2, torch.int32: 3, torch.int64: 4, torch.float16: 5, torch.float32: 6, torch.float64: 7,
          torch.complex64: 9, torch.complex128: 10, torch.bool: 11, torch.qint8: 12, torch.quint8: 13, torch.qint32: 14, torch.bfloat16: 15}


def declared():
    text = "\n".join(path.read_text() for path in sorted(SOURCES.rglob("*.cs")) if "obj" not in path.relative_to(SOURCES).parts[:1])
    return sorted(set(re.findall(r'\[Aten\("([^"]+)"', text)))


def default(argument, position):
    """What an argument of this type is given unless the table says otherwise."""
    kind = str(argument.type)
    if argument.has_default_value():
        return argument.default_value
    if kind == "Tensor":
        return wave(3, 3, shift=float(position))
    if kind == "List[Tensor]":
        return [wave(3, 3, shift=10.0 * position), wave(3, 3, shift=10.0 * position + 1)]
    if kind.startswith("Optional"):
        return None
    return {"number": 0.7, "float": 0.7, "int": 1, "bool": False, "List[int]": [1], "str": ""}[kind]


def base(name):
    """An in-place operator is called with the arguments of the one that it belongs to."""
    head, _, overload = name.partition(".")
    return (head[:-1] + ("." + overload if overload else "")) if head.endswith("_") else name


def plain(value):
    if isinstance(value, torch.Tensor):
        original, value = value, value.detach()
        if value.layout != torch.strided:
            value = value.to_dense()
        if value.is_quantized:
            value = value.dequantize()
        shape, dtype = list(value.shape), DTYPES[value.dtype]
        if value.is_complex():
            value = torch.view_as_real(value.resolve_conj())
        numbers = value.resolve_neg().reshape(-1).tolist()
        kind = {"form": FORMS[id(original)]} if id(original) in FORMS else {}
        return {"shape": shape, "dtype": dtype, "data": [str(x) if x != x or x in (float("inf"), -float("inf")) else x for x in numbers]} | kind
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, torch.dtype):
        return DTYPES[value]
    if isinstance(value, complex):
        return {"re": value.real, "im": value.imag}
    return value


def copied(value, tracked):
    """A fresh copy that in-place operators may change, of a leaf that asks for a gradient where it can have one."""
    if isinstance(value, torch.Tensor):
        return value.clone().requires_grad_(tracked and value.dtype == torch.float64).clone()
    return [copied(item, tracked) for item in value] if isinstance(value, list) and value and isinstance(value[0], torch.Tensor) else value


def flags(result):
    """Which results have a gradient."""
    return [flags(item) for item in result] if isinstance(result, (list, tuple)) else isinstance(result, torch.Tensor) and result.requires_grad


def sample(name):
    head, _, overload = name.partition(".")
    schema = getattr(getattr(torch.ops.aten, head), overload or "default")._schema
    given = SAMPLES.get(name, SAMPLES.get(base(name), {}))
    given = given() if callable(given) else given
    unknown = set(given) - {argument.name for argument in schema.arguments}
    if unknown and name in SAMPLES:
        raise ValueError(f"no such arguments: {unknown}")
    arguments = {argument.name: given[argument.name] if argument.name in given else default(argument, position)
                 for position, argument in enumerate(schema.arguments)}
    entry = {"given": [argument.name for argument in schema.arguments if argument.name in given and argument.has_default_value()],
             "arguments": {key: plain(value) for key, value in arguments.items()}}
    tracked = name not in UNTRACKED
    constants = CONSTANTS.get(name, [])
    ordered = [copied(arguments[argument.name], tracked and argument.name not in constants) for argument in schema.arguments if not argument.kwarg_only]
    named = {argument.name: arguments[argument.name] for argument in schema.arguments if argument.kwarg_only}
    torch.manual_seed(7)
    result = getattr(getattr(torch.ops.aten, head), overload or "default")(*ordered, **named)
    results = list(result) if isinstance(result, tuple) else [] if result is None else [result]
    entry |= {"results": [plain(item) for item in results], "differentiable": [flags(item) for item in results]}
    entry |= {"constants": constants} if constants else {}
    return entry | ({"gradient": GRADIENTS_LEFT_OUT[name]} if name in GRADIENTS_LEFT_OUT else {})


operators, failures = {}, []
names = declared()
for name in names:
    if name in LEFT_OUT:
        continue
    try:
        operators[name] = sample(name)
    except Exception as exception:
        failures.append(f"{name}: {str(exception).splitlines()[0]}")
failures += [f"{name}: is left out, but not declared" for name in (set(LEFT_OUT) | set(GRADIENTS_LEFT_OUT)) - set(names)]
failures += [f"{name}: has a sample, but is not declared" for name in set(SAMPLES) - set(names) - {base(name) for name in names}]
if failures:
    sys.exit("\n".join(failures) + f"\n{len(failures)} of {len(names)} operators need an entry in operator_samples.py")
with open(HERE / "operators.json", "w") as file:
    file.write("{\n" + ",\n".join(f'"{name}": {json.dumps(entry)}' for name, entry in operators.items())
               + ',\n"left out": ' + json.dumps(LEFT_OUT, indent=0) + "\n}\n")
