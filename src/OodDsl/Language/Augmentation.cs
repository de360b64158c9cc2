namespace OodDsl;

/// <summary>
/// Rewrites the values it names and may add new ones, in training batches only, in the order of the text: class attributes first, then methods.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public class Augmentation : Component;
