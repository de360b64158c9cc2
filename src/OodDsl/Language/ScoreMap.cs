namespace OodDsl;

/// <summary>
/// A score per pixel, [N, H, W]. Higher always means more in-distribution. The image's score is the map's minimum; where the benchmark has masks,
/// pixel metrics follow.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public class ScoreMap : Component;
