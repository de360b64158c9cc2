"""Files that torch.save wrote, and what is in them, for TorchFileTests: `python3 torch_files.py` in this folder. Needs python3-torch."""
import json
import os
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
torch.save({"epoch": 3, "best": 0.5, "state_dict": parallel.state_dict(), "optimizer": optimizer.state_dict(), "note": "x", "list": [1, (2, None)]}, "torch_nested.pth")
torch.save(weights, "torch_legacy.pth", _use_new_zipfile_serialization=False)


class Evil:
    def __reduce__(self):
        return os.system, ("touch /tmp/ooddsl-was-executed",)


torch.save({"state_dict": {"weight": torch.ones(2)}, "extra": Evil()}, "torch_evil.pth")
torch.save(model, "torch_module.pth")


def values(tensors):
    return {k: {"shape": list(v.shape), "values": [float(x) for x in v.detach().double().flatten()]} for k, v in tensors.items()}


with open("torch_files.json", "w") as file:
    json.dump({"plain": values(weights), "nested": values(model.state_dict())}, file, indent=1)
