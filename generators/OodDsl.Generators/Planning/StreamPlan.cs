namespace OodDsl.Generators;

/// <summary>A stream of training batches beside the ID one.</summary>
sealed class StreamPlan(Declaration declaration)
{
    public Declaration Declaration { get; } = declaration;

    /// <summary>The name of its kind in the singular, which its values begin with.</summary>
    public string Prefix { get; } = Singular(declaration.ValueName);

    /// <summary>The run's field that delivers it.</summary>
    public string Field => Declaration.ValueName;

    public string Images => Prefix + "Images";

    public string Labels => Prefix + "Labels";

    public string Classes => Prefix + "Classes";

    static string Singular(string name)
    {
        if (name.EndsWith("ies", StringComparison.Ordinal)) return name.Substring(0, name.Length - 3) + "y";
        return name.EndsWith("s", StringComparison.Ordinal) && !name.EndsWith("ss", StringComparison.Ordinal) ? name.Substring(0, name.Length - 1)
            : name;
    }
}
