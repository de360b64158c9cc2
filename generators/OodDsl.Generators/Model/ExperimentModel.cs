namespace OodDsl.Generators;

/// <summary>An experiment, or a control arm of one, after inheritance: everything the generator needs, without symbols.</summary>
sealed record ExperimentModel
{
    /// <summary>Class path in kebab case.</summary>
    public required string Id { get; init; }

    /// <summary>Empty for the global namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The classes around it and itself, outermost first, as declared: <c>partial class MarginEnergy</c>.</summary>
    public required EquatableArray<string> Path { get; init; }

    /// <summary>Its class with the classes around it, such as <c>MarginEnergy.WithoutMargin</c>.</summary>
    public required string Class { get; init; }

    /// <summary>The class of the experiment it is an arm of; empty for an experiment of its own.</summary>
    public required string ArmOf { get; init; }

    /// <summary>The class it derives from, if that is an experiment or arm too; else empty.</summary>
    public required string Parent { get; init; }

    /// <summary>First sentence of the doc comment.</summary>
    public required string Summary { get; init; }

    /// <summary>Source files, the declaring one first.</summary>
    public required EquatableArray<string> Sources { get; init; }

    public required EquatableArray<int> Seeds { get; init; }

    /// <summary>In the order that inheritance gives.</summary>
    public required EquatableArray<Declaration> Declarations { get; init; }

    /// <summary>The OOD validation sets of its benchmark.</summary>
    public EquatableArray<string> BenchmarkValidation { get; init; }

    /// <summary>An arm of an experiment that this one's derives from: <c>oal/paper/distillation-only</c>. Its program stands in the arm's class.</summary>
    public bool IsCarried { get; init; }

    /// <summary>Others start from it or are taught by it, so that it may do without scores.</summary>
    public bool IsStage { get; init; }

    /// <summary>Hash of all code that the declarations reach.</summary>
    public required string Code { get; init; }

    /// <summary>Mistakes that parsing found; generated code is left out while there are any.</summary>
    public required EquatableArray<Problem> Problems { get; init; }
}

/// <summary>An experiment and its arms, in the order of the text. Arms keep what their parents forward, so they are planned together.</summary>
sealed record ExperimentFamily(EquatableArray<ExperimentModel> Members);
