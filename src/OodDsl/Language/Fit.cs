namespace OodDsl;

/// <summary>
/// Something computed once per run from the training set, after training, or before it if training asks for it:
/// a tensor, a number, a record or a named tuple. Parameters called <c>train</c> or <c>validation</c> plus a value's name
/// (<c>trainFeatures</c>; <c>oodValidationFeatures</c>, where an <see cref="OodValidation{T}"/> is declared) receive that value over the whole set, in
/// eval mode, without augmentation.
/// </summary>
/// <remarks>
/// On a static method that returns its own class, in any class of a project or library, it makes what components share: every parameter of that class,
/// whatever it is called, receives the one of the run. It is made if anything asks for it.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public class Fit : Component
{
    /// <summary>Collect over the augmented, shuffled training set instead.</summary>
    public bool Augmented { get; init; }

    /// <summary>Fit again every this many epochs; 0: once.</summary>
    public int Every { get; init; }
}
