namespace OodDsl;

/// <summary>The seeds an experiment is reported over; a run without <c>--seed</c> takes the first.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class Seeds(params int[] values) : Component
{
    /// <summary>The seeds, in order.</summary>
    public IReadOnlyList<int> Values { get; } = values;
}
