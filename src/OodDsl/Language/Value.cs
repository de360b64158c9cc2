namespace OodDsl;

/// <summary>On a static method: a tensor or a named tuple, computed once per batch, in training and in evaluation, if anything asks for it.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class Value : Attribute
{
    /// <summary>Its images go through the network by themselves instead of in the step's joint pass, so that they share no batch statistics.</summary>
    public bool SeparateForward { get; init; }
}
