namespace TorchSharp.Signatures;

/// <summary>How a member may be overridden.</summary>
public enum Dispatch { Direct, Virtual, Abstract }

/// <summary>How an argument is passed.</summary>
public enum Passing { Value, Ref, Out, In }

/// <summary>A public or protected member.</summary>
/// <param name="Name">As in metadata: <c>op_Addition</c>, <c>.ctor</c>, <c>this</c> for an indexer.</param>
public abstract record MemberSignature(string Name)
{
    public bool IsStatic { get; init; }
    public bool IsProtected { get; init; }
    public Dispatch Dispatch { get; init; }

    /// <summary>Every type the member speaks of.</summary>
    public abstract IEnumerable<TypeReference> Types { get; }

    protected string Modifiers =>
        (IsProtected ? "protected " : "") + (IsStatic ? "static " : "") +
        (Dispatch switch { Dispatch.Virtual => "virtual ", Dispatch.Abstract => "abstract ", _ => "" });
}

/// <summary>A field, constants included.</summary>
public sealed record FieldSignature(string Name, TypeReference Type) : MemberSignature(Name)
{
    public override IEnumerable<TypeReference> Types => [Type];

    public override string ToString() => $"{Modifiers}{Type} {Name}";
}

/// <summary>One value of an enumeration.</summary>
public sealed record EnumValue(string Name, long Value) : MemberSignature(Name)
{
    public override IEnumerable<TypeReference> Types => [];

    public override string ToString() => $"{Name} = {Value}";
}

/// <summary>A property or, with <paramref name="Parameters"/>, an indexer.</summary>
public sealed record PropertySignature(string Name, TypeReference Type, EquatableList<ParameterSignature> Parameters, bool CanRead, bool CanWrite)
    : MemberSignature(Name)
{
    public bool IsIndexer => Parameters.Count > 0;

    public override IEnumerable<TypeReference> Types => Parameters.Select(p => p.Type).Prepend(Type);

    public override string ToString() =>
        $"{Modifiers}{Type} {Name}{(IsIndexer ? $"[{string.Join(", ", Parameters)}]" : "")}" +
        $" {{ {(CanRead ? "get; " : "")}{(CanWrite ? "set; " : "")}}}";
}

/// <summary>A method, an operator (<c>op_Implicit</c>) or a constructor (<c>.ctor</c>, which returns nothing).</summary>
public sealed record MethodSignature(
    string Name, EquatableList<string> TypeParameters, TypeReference ReturnType, EquatableList<ParameterSignature> Parameters) : MemberSignature(Name)
{
    public const string ConstructorName = ".ctor";

    public bool IsConstructor => string.Equals(Name, ConstructorName, StringComparison.Ordinal);

    public bool IsExtension => Parameters is [{ IsThis: true }, ..];

    public override IEnumerable<TypeReference> Types => Parameters.Select(p => p.Type).Prepend(ReturnType);

    public override string ToString() =>
        Modifiers + (IsConstructor ? "" : $"{ReturnType} ") + Name + (TypeParameters.Count == 0 ? "" : $"<{string.Join(", ", TypeParameters)}>") +
        $"({string.Join(", ", Parameters)})";
}

/// <summary>A parameter of a method, a constructor or an indexer.</summary>
/// <param name="Default">The recorded text of the default value, without quotes for a character; null if the argument is required.</param>
public sealed record ParameterSignature(string Name, TypeReference Type, Passing Passing, bool IsParams, bool IsThis, string? Default)
{
    public override string ToString() =>
        (IsThis ? "this " : "") + (IsParams ? "params " : "") +
        (Passing switch { Passing.Ref => "ref ", Passing.Out => "out ", Passing.In => "in ", _ => "" }) +
        $"{Type} {Name}" + (Default is null ? "" : $" = {Default}");
}
