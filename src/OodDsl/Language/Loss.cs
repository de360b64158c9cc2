namespace OodDsl;

/// <summary>A term of the training loss: a number, or one per row (averaged). Lower is better.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public class Loss : Component
{
    /// <summary>The term's factor in the sum.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The pass it belongs to; 0: every pass.</summary>
    public int Pass { get; init; }
}
