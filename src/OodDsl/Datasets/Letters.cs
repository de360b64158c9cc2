namespace OodDsl;

/// <summary>4,000 letters A to J, capital and small, in several hundred font faces, in the manner of notMNIST.</summary>
public sealed class Letters() : SmallSet(
    "11b8c62dd3f4900461d22f940e5327011d3474b1d8598d2b916d904376caa8af", "f628bf63e3ffda266a868fe6e6d64f6fb8a5b19ce34df120a13f2c6204293c9a",
    4000, "A", "B", "C", "D", "E", "F", "G", "H", "I", "J");
