namespace OodDsl;

/// <summary>2,100 patches of photographs of brick, grass and gravel (CC0).</summary>
public sealed class Textures() : SmallSet(
    "7613d4c6a2cfe8a43b6c46eb119a1f22c0083b2a0bdcc77ef756460b425070f5", "31a97bdfb17ec58da0978d3fbb97e0d0abb4803274f4cfb739efbaa3f3ab0664",
    2100, "brick", "grass", "gravel");
