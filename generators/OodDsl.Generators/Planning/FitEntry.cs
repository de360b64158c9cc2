namespace OodDsl.Generators;

/// <summary>When a fit runs. The earliest that something asks for holds.</summary>
enum FitStage
{
    /// <summary>While the network is built: a module is sized by it.</summary>
    Network,
    Before,

    /// <summary>At the beginning of every so many epochs.</summary>
    Every,
    After,
}

/// <summary>A fit that something asks for, or anything else that is computed from whole sets.</summary>
sealed class FitEntry(Declaration declaration, MethodModel method)
{
    public Declaration Declaration { get; } = declaration;

    public MethodModel Method { get; } = method;

    public FitStage Stage { get; set; } = FitStage.After;

    /// <summary>Fits that depend on others come in later rounds.</summary>
    public int Round { get; set; }

    public string Code { get; set; } = "";

    /// <summary>Values over a whole set that it reads: <c>train</c> or <c>validation</c>, and the value.</summary>
    public List<(string Set, string Value)> Whole { get; } = [];

    /// <summary>Names of whole sets whose images it reads some at a time.</summary>
    public List<string> Rows { get; } = [];

    /// <summary>Keys of the fits it reads.</summary>
    public HashSet<string> Needs { get; } = new(StringComparer.Ordinal);

    /// <summary>The fields that keep the result: name and type.</summary>
    public List<(string Name, TypeModel Type)> Fields { get; } = [];

    /// <summary>What its arguments bring along.</summary>
    public Node Arguments { get; } = new() { Phase = Phase.Value, Makes = [] };

    public bool IsAugmented => Declaration.Structure.Augmented;

    /// <summary>Its result read from the run's fields.</summary>
    public static Resolved Read(string field, TypeModel type, string element)
    {
        var name = Names.Identifier(field);
        if (element.Length > 0) return new Resolved($"{name}.{element}", type);
        return new Resolved(type.Category is TypeCategory.Number or TypeCategory.Truth or TypeCategory.Tuple ? name : name + "!", type);
    }
}
