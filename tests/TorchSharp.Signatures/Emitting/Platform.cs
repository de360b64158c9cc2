namespace TorchSharp.Signatures;

/// <summary>Finds the types of .NET that the record names without a namespace.</summary>
static class Platform
{
    static readonly string[] Namespaces =
    [
        "System", "System.Collections", "System.Collections.Generic", "System.Globalization", "System.IO", "System.Numerics", "System.Reflection",
        "System.Threading", "System.Threading.Tasks",
    ];

    /// <summary>The type of .NET, generic types as their definition, or null.</summary>
    public static Type? Find(TypeKey key)
    {
        if (key.Arity == 0 && KeywordTypes.ByKeyword.TryGetValue(key.Name, out var keyword)) return keyword;
        var suffix = key.Arity == 0 ? "" : $"`{key.Arity}";
        return Namespaces.Select(space => Find($"{space}.{key.Name}{suffix}")).FirstOrDefault(type => type is { IsPublic: true });
    }

    public static bool IsKeyword(TypeKey key) => key.Arity == 0 && KeywordTypes.ByKeyword.ContainsKey(key.Name);

    static Type? Find(string fullName) => typeof(object).Assembly.GetType(fullName) ?? typeof(System.Numerics.Complex).Assembly.GetType(fullName);
}
