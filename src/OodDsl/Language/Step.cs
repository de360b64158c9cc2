namespace OodDsl;

/// <summary>
/// On a static method: an update of its own. It returns a loss, a number or one per row (averaged), and updates the parameters marked
/// <see cref="Update"/> and nothing else, before the main step; gradients still pass through the other modules. A method that returns nothing is
/// plain code after the main step, without gradient (a memory bank, an average of weights).
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class Step : Attribute
{
    /// <summary>The pass it belongs to; 0: every pass.</summary>
    public int Pass { get; init; }
}
