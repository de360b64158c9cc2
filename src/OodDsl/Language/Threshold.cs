namespace OodDsl;

/// <summary>
/// On a static method that makes a number: the operating point of a component's score. Images that score at least that much are taken for
/// in-distribution. Without one, 95 % of the ID validation images are kept.
/// </summary>
/// <typeparam name="T">The score.</typeparam>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class Threshold<T> : Attribute where T : Score;

/// <summary>On a static method that makes a number: the operating point of a score that is a method.</summary>
/// <param name="score">The method's name: <c>[Threshold(nameof(Margin))]</c>.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class Threshold(string score) : Attribute
{
    /// <summary>The method's name.</summary>
    public string Score { get; } = score;
}
