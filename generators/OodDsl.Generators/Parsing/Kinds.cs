using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>Which kind of declaration an attribute is: the nearest base class that the language defines decides.</summary>
static class Kinds
{
    const string Namespace = "OodDsl";

    public const string Experiment = "OodDsl.Experiment";

    public const string Component = "OodDsl.Component";

    public const string ExperimentAttributeName = "ExperimentAttribute", ExperimentAttribute = Namespace + "." + ExperimentAttributeName;

    public static Kind? Of(INamedTypeSymbol attribute) => Language(attribute) is { } type ? Named(type.MetadataName) : null;

    /// <summary>
    /// What an attribute is of, such as a teacher's experiment: the type arguments of the language's own class, since a class that derives from it may have
    /// none, or others.
    /// </summary>
    public static ImmutableArray<ITypeSymbol> Arguments(INamedTypeSymbol attribute) => Language(attribute)?.TypeArguments ?? [];

    /// <summary>Of these an experiment holds one: another type of the same kind replaces it.</summary>
    public static bool IsSlot(Kind kind) =>
        kind is Kind.Backbone or Kind.InputLayer or Kind.Optimizer or Kind.Schedule or Kind.Benchmark or Kind.Start;

    /// <summary>Attributes that form a chain or list whose order is that of the text.</summary>
    public static bool IsComponent(Kind kind) => kind is not (Kind.Setting or Kind.Seeds or Kind.Benchmark or Kind.Train);

    public static bool IsWithout(INamedTypeSymbol attribute) =>
        attribute is { Name: "Without", ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>A score that only OOD images have; its type argument is the one that ID images keep.</summary>
    public static bool IsOodScore(INamedTypeSymbol attribute) =>
        attribute is { MetadataName: "OodScore`1", ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true } };

    public static bool IsExperiment(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            if (TypeNames.Identity(type) == Experiment) return true;
        return false;
    }

    /// <summary>A class whose attributes carry code.</summary>
    public static bool IsComponentClass(INamedTypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            if (TypeNames.Identity(ancestor) == Component) return true;
        return false;
    }

    public static bool IsMarked(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: nameof(ExperimentAttribute) } known
            && TypeNames.Identity(known) == ExperimentAttribute);

    static INamedTypeSymbol? Language(INamedTypeSymbol attribute)
    {
        for (var type = attribute; type is not null; type = type.BaseType)
        {
            if (type.ContainingType is null && type.ContainingNamespace is { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true }
                && Named(type.MetadataName) is not null)
            {
                return type;
            }
        }
        return null;
    }

    static Kind? Named(string metadataName) => metadataName switch
    {
        "Setting" => Kind.Setting,
        "BufferAttribute" => Kind.Buffer,
        "Fit" => Kind.Fit,
        "ImageAugmentation" => Kind.ImageAugmentation,
        "Augmentation" => Kind.Augmentation,
        "Value" => Kind.Value,
        "Backbone" => Kind.Backbone,
        "InputLayer" => Kind.InputLayer,
        "Head" => Kind.Head,
        "ModuleAttribute" => Kind.Module,
        "Optimizer" => Kind.Optimizer,
        "Schedule" => Kind.Schedule,
        "Loss" => Kind.Loss,
        "Step" => Kind.Step,
        "Score" => Kind.Score,
        "ScoreMap" => Kind.ScoreMap,
        "Threshold" or "Threshold`1" => Kind.Threshold,
        "Metric" => Kind.Metric,
        "Log" => Kind.Log,
        "DataStream`1" => Kind.Stream,
        "Views" => Kind.Views,
        "Teacher`1" => Kind.Teacher,
        "StartFrom`1" => Kind.Start,
        "Train" => Kind.Train,
        "Seeds" => Kind.Seeds,
        "Benchmark`1" => Kind.Benchmark,
        _ => null,
    };
}
