namespace OodDsl;

/// <summary>4,000 patches of five photographs: a camera man, a cat, a cup of coffee, an astronaut, the moon (CC0 or public domain).</summary>
public sealed class Photos() : SmallSet(
    "da24722ed9c93cc1ddba96953c4e9317a6c9eca0bfae46f819e1a3f84f98422a", "0eaf1e7167dd6b1d7f7fe5ab2c22658586bd116f7c1695a0abcb2ed506cd37e0",
    4000, "camera man", "cat", "coffee", "astronaut", "moon");
