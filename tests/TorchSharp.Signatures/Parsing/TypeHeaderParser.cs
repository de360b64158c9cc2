namespace TorchSharp.Signatures;

/// <summary>Reads the line that opens a type: <c>abstract class torch.nn.Module&lt;T, TResult&gt; : torch.nn.Module, IDisposable</c>.</summary>
static class TypeHeaderParser
{
    static readonly (string Keyword, TypeKind Kind)[] Kinds =
    [
        ("abstract class ", TypeKind.AbstractClass), ("static class ", TypeKind.StaticClass), ("class ", TypeKind.Class),
        ("struct ", TypeKind.Struct), ("interface ", TypeKind.Interface), ("enum ", TypeKind.Enum),
    ];

    public static TypeSignature Parse(string line)
    {
        var cursor = new TextCursor(line);
        var kind = Array.Find(Kinds, candidate => cursor.Take(candidate.Keyword));
        if (kind.Keyword is null) throw cursor.Error("class, struct, interface or enum");
        var name = cursor.Identifier(dotted: true);
        EquatableList<string> typeParameters = cursor.Take("<") ? cursor.List(">", () => cursor.Identifier()) : [];
        var bases = new List<TypeReference>();
        if (cursor.Take(" : "))
        {
            do bases.Add(TypeReferenceParser.Parse(cursor));
            while (cursor.Take(", "));
        }
        if (!cursor.AtEnd) throw cursor.Error("the end of the line");
        // A delegate is recorded as the class that it is in metadata.
        return bases is [NamedType { Name: "MulticastDelegate" }, ..]
            ? new TypeSignature(name, TypeKind.Delegate, typeParameters, [], [])
            : new TypeSignature(name, kind.Kind, typeParameters, [.. bases], []);
    }
}
