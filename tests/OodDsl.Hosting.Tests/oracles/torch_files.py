"""Files that torch.save wrote, and what is in them, for TorchFileTests: `python3 torch_files.py` in this folder. Needs python3-torch."""
import json
import os
import pickle
from collections import OrderedDict
import torch

torch.manual_seed(1)
base = torch.randn(4, 6)
weights = OrderedDict(
    float=base, half=torch.randn(3).half(), bfloat=torch.randn(5).bfloat16(), double=torch.randn(2, 2).double(), long=torch.tensor([1, -2, 2**40]),
    int=torch.tensor([[7, -8]], dtype=torch.int32), short=torch.tensor([-300, 300], dtype=torch.int16), char=torch.tensor([-5], dtype=torch.int8),
    byte=torch.tensor([0, 255], dtype=torch.uint8), bool=torch.tensor([True, False]), scalar=torch.tensor(3.5), empty=torch.empty(0, 3),
    transposed=base.t(), row=base[1], columns=base[:, 1::2], parameter=torch.nn.Parameter(torch.randn(2)))
torch.save(weights, "torch_plain.pth")
model = torch.nn.Sequential(OrderedDict(conv=torch.nn.Conv2d(1, 2, 3), norm=torch.nn.BatchNorm2d(2)))
optimizer = torch.optim.Adam(model.parameters())
model(torch.randn(2, 1, 5, 5)).sum().backward()
optimizer.step()
parallel = torch.nn.DataParallel(model)
training = {"epoch": 3, "best": 0.5, "state_dict": parallel.state_dict(), "optimizer": optimizer.state_dict(), "note": "x", "list": [1, (2, None)]}
torch.save(training, "torch_nested.pth")
torch.save(weights, "torch_legacy.pth", _use_new_zipfile_serialization=False)
torch.save(training, "torch_legacy_nested.pth", _use_new_zipfile_serialization=False, pickle_protocol=4)


class Old(pickle._Pickler):
    """As PyTorch before 0.4 under Python 2 wrote it: texts without an encoding, parts of storages, parameters with their state."""

    def persistent_id(self, item):
        return ("storage", torch.FloatStorage, "1", "cpu", 10, item[1:]) if isinstance(item, tuple) and item[:1] == ("part",) else None

    def save(self, item, save_persistent_id=True):
        if isinstance(item, str):
            self.write(b"U" + bytes([len(item)]) + item.encode())
        else:
            super().save(item, save_persistent_id)


class Made:
    def __init__(self, *made):
        self.made = made

    def __reduce__(self):
        return self.made


numbers = torch.arange(10.0)
whole = Made(torch._utils._rebuild_tensor, (("part", "2", 0, 10), 1, (2, 2), (3, 1)))
part = Made(torch._utils._rebuild_tensor, (("part", "3", 4, 6), 1, (5,), (1,)))
parameter = Made(torch.nn.parameter.Parameter, (part,), (True, False, OrderedDict()))
with open("torch_old.pth", "wb") as file:
    for item in (0x1950a86a20f9469cfc6c, 1001, dict(protocol_version=1001, little_endian=True, type_sizes=dict(short=2, int=4, long=4)),
                 OrderedDict(whole=whole, parameter=parameter), ["1"]):
        Old(file, protocol=2).dump(item)
    file.write((10).to_bytes(8, "little") + numbers.numpy().tobytes())
old = dict(whole=numbers.as_strided((2, 2), (3, 1), 1), parameter=numbers[5:])


class Evil:
    def __reduce__(self):
        return os.system, ("touch /tmp/ooddsl-was-executed",)


torch.save({"state_dict": {"weight": torch.ones(2)}, "extra": Evil()}, "torch_evil.pth")
torch.save(model, "torch_module.pth")


def values(tensors):
    return {k: {"shape": list(v.shape), "values": [float(x) for x in v.detach().double().flatten()]} for k, v in tensors.items()}


with open("torch_files.json", "w") as file:
    json.dump({"plain": values(weights), "nested": values(model.state_dict()), "old": values(old)}, file, indent=1)
# PyTorch reads the same in every form.
for name, tensors in dict(plain=weights, legacy=weights, nested=model.state_dict(), legacy_nested=model.state_dict(), old=old).items():
    loaded = torch.load(f"torch_{name}.pth")
    loaded = {k.removeprefix("module."): v for k, v in loaded.get("state_dict", loaded).items()}
    assert values(loaded) == values(tensors), name
