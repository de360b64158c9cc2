"""Values of the seed tree from its definition in Seed.cs: SHA-256 of the parent's 8 bytes (little endian) and the name's UTF-8."""
import hashlib, json, os

def at(value, path):
    for name in path.split("/"):
        value = int.from_bytes(hashlib.sha256(value.to_bytes(8, "little") + name.encode()).digest()[:8], "little")
    return value

cases = [(0, "init"), (1, "init"), (0, "data/epoch=3"), (18446744073709551615, "data/epoch=3/RandomCrop"), (42, "größe/画像"), (7, "x" * 300)]
out = [{"root": str(root), "path": path, "value": str(at(root, path))} for root, path in cases]
if __name__ == "__main__":
    json.dump(out, open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "seeds.json"), "w"), indent=1)
