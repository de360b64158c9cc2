"""What PyTorch 1.13 reads and writes by index. Run with Debian's python3-torch: /usr/bin/python3 make_indexing.py"""
import json
import torch


def cube():
    return torch.arange(360, dtype=torch.float64).reshape(3, 4, 5, 6)


rows, columns = torch.tensor([2, 0]), torch.tensor([[1, 3], [0, 2]])
flags = torch.tensor([True, False, True])
mask = cube() % 7 == 3
short = torch.tensor([1, 0, 1, 1], dtype=torch.bool)

reads = {
    "x[1]": lambda x: x[1], "x[-1]": lambda x: x[-1], "x[1, -2]": lambda x: x[1, -2], "x[0, 1, 2, 3]": lambda x: x[0, 1, 2, 3],
    "x[:]": lambda x: x[:], "x[1:]": lambda x: x[1:], "x[:-1]": lambda x: x[:-1], "x[-2:]": lambda x: x[-2:], "x[::2]": lambda x: x[::2], "x[:, 1:4:2]": lambda x: x[:, 1:4:2],
    "x[5:9]": lambda x: x[5:9], "x[2:1]": lambda x: x[2:1], "x[..., 0]": lambda x: x[..., 0], "x[1, ..., 2]": lambda x: x[1, ..., 2], "x[..., 1:3]": lambda x: x[..., 1:3],
    "x[None]": lambda x: x[None], "x[:, None, 1]": lambda x: x[:, None, 1], "x[..., None]": lambda x: x[..., None], "x[0, None, ..., None, 1]": lambda x: x[0, None, ..., None, 1],
    "x[rows]": lambda x: x[rows], "x[:, rows]": lambda x: x[:, rows], "x[columns]": lambda x: x[:, columns], "x[rows, rows]": lambda x: x[rows, rows],
    "x[rows, :, rows]": lambda x: x[rows, :, rows], "x[:, rows, :, rows]": lambda x: x[:, rows, :, rows], "x[rows, 1:3, 2]": lambda x: x[rows, 1:3, 2],
    "x[columns, rows]": lambda x: x[:, columns, rows], "x[..., rows]": lambda x: x[..., rows], "x[0, rows, None]": lambda x: x[0, rows, None],
    "x[flags]": lambda x: x[flags], "x[mask]": lambda x: x[mask], "x[:, short]": lambda x: x[:, short], "x[flags, 1]": lambda x: x[flags, 1],
    "x[tensor(True)]": lambda x: x[torch.tensor(True)], "x[1, tensor(False)]": lambda x: x[1, torch.tensor(False)],
    "x[True]": lambda x: x[True], "x[False]": lambda x: x[False], "x[-rows]": lambda x: x[-rows], "x[flags, rows]": lambda x: x[flags, rows],
}


def put(x, *where, value):
    x[where] = value
    return x


writes = {
    "x[1] = 7": lambda x: put(x, 1, value=7), "x[:, 1:3] = 7": lambda x: put(x, slice(None), slice(1, 3), value=7), "x[..., 0] = 7": lambda x: put(x, ..., 0, value=7),
    "x[mask] = 0": lambda x: put(x, mask, value=0), "x[flags] = 1": lambda x: put(x, flags, value=1), "x[rows] = -1": lambda x: put(x, rows, value=-1),
    "x[rows, rows] = v": lambda x: put(x, rows, rows, value=torch.arange(6, dtype=torch.float64)),
    "x[:, rows] = v": lambda x: put(x, slice(None), rows, value=torch.arange(30, dtype=torch.float64).reshape(5, 6)),
    "x[1:, ..., ::2] = v": lambda x: put(x, slice(1, None), ..., slice(None, None, 2), value=torch.arange(3, dtype=torch.float64)),
    "x[0, 1, 2, 3] = 9": lambda x: put(x, 0, 1, 2, 3, value=9), "x[mask] = v": lambda x: put(x, mask, value=torch.arange(int(mask.sum()), dtype=torch.float64)),
    "x[None, 1] = 2": lambda x: put(x, None, 1, value=2), "x[False] = 4": lambda x: put(x, False, value=4), "x[tensor(True)] = 4": lambda x: put(x, torch.tensor(True), value=4),
    "x[rows, 1:3, 2] = v": lambda x: put(x, rows, slice(1, 3), 2, value=torch.arange(6, dtype=torch.float64)),
}

with open("indexing.json", "w") as file:
    json.dump({"torch": torch.__version__,
               "reads": {name: {"shape": list(read(cube()).shape), "data": read(cube()).reshape(-1).tolist()} for name, read in reads.items()},
               "writes": {name: write(cube()).reshape(-1).tolist() for name, write in writes.items()}}, file)
