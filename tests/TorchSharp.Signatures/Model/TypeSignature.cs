namespace TorchSharp.Signatures;

/// <summary>What a type is.</summary>
public enum TypeKind { Class, AbstractClass, StaticClass, Struct, Interface, Enum, Delegate }

/// <summary>A public type with its public and protected members.</summary>
/// <param name="Name">Dotted, as recorded: <c>torch.nn.Module</c>; types of the namespace <c>TorchSharp.Modules</c> carry it in front.</param>
/// <param name="TypeParameters">Of the type and, in front of them, of the types around it.</param>
/// <param name="Bases">The base class, unless it is <see cref="object"/>, then all interfaces, inherited ones included.</param>
public sealed record TypeSignature(
    string Name, TypeKind Kind, EquatableList<string> TypeParameters, EquatableList<TypeReference> Bases, EquatableList<MemberSignature> Members)
{
    static readonly string[] Namespaces = ["TorchSharp.Modules", "TorchSharp.Utils"];

    /// <summary>Constraints on type parameters of that name, of the type itself and of its methods.</summary>
    public EquatableList<TypeConstraint> Constraints { get; init; } = [];

    /// <summary>The namespace, which the record writes in front of the name unless it is <c>TorchSharp</c> itself.</summary>
    public string Namespace => Array.Find(Namespaces, space => Name.StartsWith(space + ".", StringComparison.Ordinal)) ?? "TorchSharp";

    /// <summary>The name as other signatures spell it, without a namespace.</summary>
    public string ShortName => Name.StartsWith(Namespace + ".", StringComparison.Ordinal) ? Name[(Namespace.Length + 1)..] : Name;

    /// <summary>The name with the number of type parameters, which tells overloads of a type apart.</summary>
    public TypeKey Key => new(ShortName, TypeParameters.Count);

    public override string ToString() => TypeParameters.Count == 0 ? Name : $"{Name}<{string.Join(", ", TypeParameters)}>";
}

/// <summary>Identifies a type: its name without namespace, and its number of type parameters.</summary>
public readonly record struct TypeKey(string Name, int Arity);

/// <summary>What a type parameter must be.</summary>
/// <param name="TypeParameter">Its name.</param>
/// <param name="Required">A type, or one of <c>class</c>, <c>struct</c>, <c>unmanaged</c>, <c>new()</c>.</param>
public sealed record TypeConstraint(string TypeParameter, EquatableList<TypeReference> Required);
