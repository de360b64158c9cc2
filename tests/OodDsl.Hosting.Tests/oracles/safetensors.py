"""A safetensors file written from the format's description alone: one tensor of each type, an empty one and a scalar among them. The header
is deliberately not in the order of the data and is padded."""
import json, os, struct
import numpy as np

data = [
    ("F64", [2, 2], np.array([1.5, -2.25, 1e300, float("-inf")], "<f8").tobytes()),
    ("I64", [2], np.array([-(2**63), 2**63 - 1], "<i8").tobytes()),
    ("F32", [3], np.array([0.1, -0.0, 3.4e38], "<f4").tobytes()),
    ("I32", [], np.array([-7], "<i4").tobytes()),
    ("F16", [2], np.array([0.5, 65504], "<f2").tobytes()),
    ("BF16", [2], struct.pack("<2H", 0x3F80, 0xC040)),  # 1 and -3
    ("I16", [1, 2], np.array([-32768, 32767], "<i2").tobytes()),
    ("F32", [0, 4], b""),
    ("I8", [3], np.array([-128, 0, 127], "i1").tobytes()),
    ("U8", [2], bytes([0, 255])),
    ("BOOL", [3], bytes([1, 0, 1])),
]
header, offset, body = {}, 0, b""
for k, (dtype, shape, raw) in enumerate(data):
    header[f"layer.{k}/{dtype}"] = {"dtype": dtype, "shape": shape, "data_offsets": [offset, offset + len(raw)]}
    offset += len(raw)
    body += raw
header = {"__metadata__": {"format": "pt", "größe": "λ"}, **dict(reversed(header.items()))}
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "all-types.safetensors"), "wb") as f:
    f.write(struct.pack("<Q", len(text)) + text + body)
