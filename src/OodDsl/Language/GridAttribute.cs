namespace OodDsl;

/// <summary>
/// On a setting of a score: the values that <c>./ood tune</c> tries, on ID validation images against a declared set of OOD validation images. Several
/// settings of a score are tried in all combinations.
/// </summary>
/// <param name="values">Numbers, or true and false, of the setting's type.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GridAttribute(params object[] values) : Attribute
{
    /// <summary>The values, in order.</summary>
    public IReadOnlyList<object> Values { get; } = values;
}
