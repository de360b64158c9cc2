namespace OodDsl;

/// <summary>On a static method: a tensor or a named tuple, computed once per batch, in training and in evaluation, if anything asks for it.</summary>
/// <remarks>
/// On a static method that returns its own class, in any class of a project or library, it makes what components share: every parameter of that class
/// receives the one of the batch; called <c>turnedNeighbours</c>, that of <c>turnedImages</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class Value : Attribute
{
    /// <summary>Its images go through the network by themselves instead of in the step's joint pass, so that they share no batch statistics.</summary>
    public bool SeparateForward { get; init; }
}
