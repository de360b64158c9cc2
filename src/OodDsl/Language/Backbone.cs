namespace OodDsl;

/// <summary>
/// A slot: the module from images to features [N, D]. The image standardisation (slot <see cref="InputLayer"/>) comes before it,
/// so that augmentations, attacks and input gradients work in pixel units.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public class Backbone : Component;
