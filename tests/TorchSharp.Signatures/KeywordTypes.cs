namespace TorchSharp.Signatures;

/// <summary>The types that C# has a keyword for.</summary>
static class KeywordTypes
{
    static readonly (Type Type, string Keyword)[] All =
    [
        (typeof(void), "void"), (typeof(object), "object"), (typeof(string), "string"), (typeof(bool), "bool"), (typeof(char), "char"),
        (typeof(byte), "byte"), (typeof(sbyte), "sbyte"), (typeof(short), "short"), (typeof(ushort), "ushort"), (typeof(int), "int"),
        (typeof(uint), "uint"), (typeof(long), "long"), (typeof(ulong), "ulong"), (typeof(float), "float"), (typeof(double), "double"),
        (typeof(decimal), "decimal"),
    ];

    /// <summary>The keyword of each type.</summary>
    public static IReadOnlyDictionary<Type, string> ByType { get; } = All.ToDictionary(entry => entry.Type, entry => entry.Keyword);

    /// <summary>The type of each keyword.</summary>
    public static IReadOnlyDictionary<string, Type> ByKeyword { get; } =
        All.ToDictionary(entry => entry.Keyword, entry => entry.Type, StringComparer.Ordinal);
}
