using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Signatures;

/// <summary>Resolves the names in signatures: to types of the record, of .NET, or to type parameters.</summary>
/// <param name="record">The types that exist.</param>
/// <param name="leftOut">Types of the record that are not written.</param>
sealed class TypeScope(SignatureRecord record, IReadOnlySet<TypeKey> leftOut)
{
    /// <summary>The first name in <paramref name="reference"/> that stands for no type, or null if all do.</summary>
    public string? FirstUnknown(TypeReference reference, IReadOnlyCollection<string> typeParameters) =>
        reference.All().OfType<NamedType>().FirstOrDefault(named =>
        {
            var key = KeyOf(named);
            var isTypeParameter = key.Arity == 0 && typeParameters.Contains(key.Name, StringComparer.Ordinal);
            return !isTypeParameter && !TryRecorded(key, out _) && Platform.Find(key) is null;
        })?.ToString();

    /// <summary>The type of the record, unless it is left out.</summary>
    public bool TryRecorded(TypeKey key, [NotNullWhen(true)] out TypeSignature? type)
    {
        type = leftOut.Contains(key) ? null : record.Find(key);
        return type is not null;
    }

    /// <summary>The type that encloses <paramref name="key"/>: the one with most of its type parameters. Null at the top.</summary>
    public TypeSignature? Container(TypeKey key) =>
        key.Name.LastIndexOf('.') is var dot and > 0
            ? Enumerable.Range(0, key.Arity + 1).Reverse().Select(arity => record.Find(new TypeKey(key.Name[..dot], arity)))
                .FirstOrDefault(type => type is not null)
            : null;

    /// <summary>C# with every name qualified from the global namespace.</summary>
    public string CSharp(TypeReference reference, IReadOnlyCollection<string> typeParameters) => reference switch
    {
        TupleType tuple => $"({string.Join(", ", tuple.Elements.Select(element => CSharp(element, typeParameters)))})",
        ArrayType array => $"{CSharp(array.Element, typeParameters)}[{new string(',', array.Rank - 1)}]",
        NullableType nullable => $"{CSharp(nullable.Inner, typeParameters)}?",
        NamedType { Arguments.Count: 0, Name: var name } when typeParameters.Contains(name, StringComparer.Ordinal) => name,
        NamedType named when Platform.IsKeyword(KeyOf(named)) => named.Name,
        NamedType named => Qualified(named, [.. named.Arguments.Select(argument => CSharp(argument, typeParameters))]),
        _ => throw new InvalidOperationException($"No C# for {reference.GetType().Name}."),
    };

    /// <summary>True for structs, enumerations, tuples: types whose <c>?</c> makes another type.</summary>
    public bool IsValueType(TypeReference reference) => reference switch
    {
        TupleType or NullableType => true,
        NamedType named when TryRecorded(KeyOf(named), out var type) => type.Kind is TypeKind.Struct or TypeKind.Enum,
        NamedType named => Platform.Find(KeyOf(named)) is { IsValueType: true },
        _ => false,
    };

    /// <summary>The reference without the annotations that do not change the type.</summary>
    public TypeReference WithoutAnnotations(TypeReference reference) =>
        reference.Rewrite(part => part is NullableType { Inner: var inner } && !IsValueType(inner) ? inner : part);

    public static TypeKey KeyOf(NamedType named) => new(named.Name, named.Arguments.Count);

    /// <summary>The name as an identifier of C#.</summary>
    public static string Escape(string name) => CSharpKeywords.Contains(name) ? $"@{name}" : name;

    string Qualified(NamedType named, IReadOnlyList<string> arguments)
    {
        if (TryRecorded(KeyOf(named), out var type))
            return $"global::{type.Namespace}." + Path(KeyOf(named), arguments);
        var platform = Platform.Find(KeyOf(named)) ?? throw new InvalidOperationException($"{named} is unknown.");
        return $"global::{platform.Namespace}.{named.Name}{Brackets(arguments)}";
    }

    string Path(TypeKey key, IReadOnlyList<string> arguments)
    {
        var name = Escape(key.Name[(key.Name.LastIndexOf('.') + 1)..]);
        if (!key.Name.Contains('.', StringComparison.Ordinal)) return name + Brackets(arguments);
        var container = Container(key)?.Key ?? new TypeKey(key.Name[..key.Name.LastIndexOf('.')], 0);
        return $"{Path(container, [.. arguments.Take(container.Arity)])}.{name}{Brackets([.. arguments.Skip(container.Arity)])}";
    }

    static string Brackets(IReadOnlyList<string> arguments) =>
        arguments.Count == 0 ? "" : $"<{string.Join(", ", arguments)}>";

    static readonly HashSet<string> CSharpKeywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while",
    ];
}
