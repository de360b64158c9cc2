using System.Reflection;
using OodDsl.Generators;

namespace OodDsl.Documentation;

/// <summary>A setting of a component.</summary>
/// <param name="Name">The property, or the constructor's argument in lower case.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">Its default as a declaration writes it; empty where it must be given.</param>
/// <param name="Meaning">Its doc comment.</param>
sealed record SettingDoc(string Name, string Type, string Default, string Meaning);

/// <summary>The library's declarations: which kinds there are, which components of a kind, which settings of a component.</summary>
static class Components
{
    static readonly Assembly Library = typeof(Component).Assembly;

    static readonly Dictionary<string, Dictionary<string, string>> Defaults = Library.GetCustomAttributes<ComponentStampAttribute>()
        .GroupBy(stamp => stamp.Type, StringComparer.Ordinal)
        .ToDictionary(stamps => stamps.Key, stamps => stamps.First().Defaults
            .Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal), StringComparer.Ordinal);

    public static DocComments Comments { get; } = new(Library);

    /// <summary>The attributes that a declaration is made of, but for components.</summary>
    public static IEnumerable<Type> Kinds() => Attributes().Where(type => Kind(type) is null && type != typeof(Component)
        && type != typeof(ComponentStampAttribute) && type != typeof(ParameterGroup));

    /// <summary>The concrete components with their kind.</summary>
    public static IEnumerable<(Type Kind, Type Component)> All() =>
        Attributes().Where(type => !type.IsAbstract && Kind(type) is not null).Select(type => (Kind(type)!, type));

    public static IEnumerable<Type> DerivedFrom(Type parent) =>
        Library.GetExportedTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(parent)).OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>Public functions, called without their class.</summary>
    public static IEnumerable<MethodInfo> Functions() => typeof(Functions).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .OrderBy(method => method.Name, StringComparer.Ordinal).ThenBy(method => method.GetParameters().Length);

    /// <summary>Arguments of the constructor, then the properties that a declaration may name; those of the kind are left to the kind.</summary>
    public static IEnumerable<SettingDoc> Settings(Type type, Type? kind)
    {
        var constructor = type.GetConstructors().OrderByDescending(known => known.GetParameters().Length).FirstOrDefault();
        foreach (var parameter in constructor?.GetParameters() ?? [])
        {
            var value = parameter.HasDefaultValue ? Written(parameter.DefaultValue) : "";
            var meaning = Comments.Parameter(constructor!, parameter);
            // A primary constructor's parameter is most often documented on the property that shows it.
            if (meaning.Length == 0 && type.GetProperty(Names.Pascal(parameter.Name!)) is { } shown) meaning = Comments.Summary(shown);
            yield return new SettingDoc(parameter.Name!, CSharp.Type(parameter.ParameterType), value, meaning);
        }
        foreach (var property in type.GetProperties().Where(property => property.SetMethod is { IsPublic: true })
            .OrderBy(property => property.DeclaringType == type ? 0 : 1).ThenBy(property => property.MetadataToken))
        {
            if (kind is not null && IsOf(kind, property.DeclaringType!)) continue;
            yield return new SettingDoc(property.Name, CSharp.Type(property.PropertyType), Default(type, property), Comments.Summary(property));
        }
    }

    /// <summary>The mathematics, and what a score fits.</summary>
    public static IEnumerable<MethodInfo> Methods(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        .Where(method => !method.IsSpecialName && method.GetBaseDefinition().DeclaringType?.Assembly == Library
            && method.GetBaseDefinition().DeclaringType != typeof(ParameterGroup))
        .OrderBy(method => method.Name == "Fit" ? 0 : 1).ThenBy(method => method.MetadataToken);

    static IEnumerable<Type> Attributes() => Library.GetExportedTypes()
        .Where(type => type.IsSubclassOf(typeof(Attribute))).OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>The nearest class above it that components derive from, past what scores of one kind share; null for what is a kind itself.</summary>
    static Type? Kind(Type type)
    {
        if (type.IsAbstract) return null;
        for (var parent = type.BaseType; parent is not null && parent != typeof(Component) && parent != typeof(Attribute); parent = parent.BaseType)
            if (parent != typeof(ParameterGroup) && !parent.IsSubclassOf(typeof(Score))) return parent.IsGenericType ? parent.GetGenericTypeDefinition() : parent;
        return null;
    }

    static string Default(Type type, PropertyInfo property)
    {
        for (var owner = type; owner is not null; owner = owner.BaseType)
        {
            var name = (owner.IsGenericType ? owner.GetGenericTypeDefinition() : owner).FullName!;
            if (Defaults.TryGetValue(name, out var defaults) && defaults.TryGetValue(property.Name, out var literal)) return Literals.Written(literal);
        }
        return Initial(type, property.Name);
    }

    /// <summary>Attributes that are no components have no stamps, but can be made.</summary>
    static string Initial(Type type, string property)
    {
        if (type.IsAbstract || type.GetConstructor([]) is null) return "";
        var made = type.IsGenericTypeDefinition ? type.MakeGenericType([.. type.GetGenericArguments().Select(_ => typeof(FashionMnist))]) : type;
        return Written(made.GetProperty(property)!.GetValue(Activator.CreateInstance(made)));
    }

    /// <summary>Whether a kind or a class above it declares the property; of a generic kind any construction does.</summary>
    static bool IsOf(Type kind, Type declaring) =>
        declaring.IsAssignableFrom(kind) || declaring.IsGenericType && declaring.GetGenericTypeDefinition() == kind;

    static string Written(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => $"\"{value}\"",
    };
}
