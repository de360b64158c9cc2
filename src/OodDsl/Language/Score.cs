namespace OodDsl;

/// <summary>A score per image, [N]. Higher always means more in-distribution.</summary>
/// <remarks>
/// A component has one public method <c>Compute</c>, and, where there is something to fit, <c>Fit</c>: its result fills
/// <c>Compute</c>'s parameters by name (a single tensor takes the one name that is left over) and is invisible elsewhere.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public class Score : Component;
