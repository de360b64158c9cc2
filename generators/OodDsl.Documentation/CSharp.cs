using System.Reflection;
using System.Runtime.CompilerServices;

namespace OodDsl.Documentation;

/// <summary>Types and methods as a declaration writes them.</summary>
static class CSharp
{
    static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(byte)] = "byte",
    };

    public static string Signature(MethodInfo method)
    {
        var names = new Queue<string?>(method.ReturnParameter.GetCustomAttribute<TupleElementNamesAttribute>()?.TransformNames ?? []);
        return $"{Type(method.ReturnType, names)} {method.Name}({string.Join(", ", method.GetParameters().Select(Parameter))})";
    }

    /// <summary>Without the suffix that the language leaves away.</summary>
    public static string Name(Type type)
    {
        var name = type.Name.IndexOf('`', StringComparison.Ordinal) is var generic and > 0 ? type.Name[..generic] : type.Name;
        if (name.EndsWith("Attribute", StringComparison.Ordinal) && type.IsSubclassOf(typeof(Attribute))) name = name[..^9];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(argument => Type(argument)))}>" : name;
    }

    public static string Type(Type type, Queue<string?>? names = null)
    {
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        if (type.IsArray) return Type(type.GetElementType()!, names) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } inner) return Type(inner, names) + "?";
        if (type.IsGenericType && type.FullName?.StartsWith("System.ValueTuple", StringComparison.Ordinal) == true)
        {
            // A tuple's names come first, those of its elements' elements behind them.
            var elements = type.GetGenericArguments();
            var own = elements.Select(_ => names?.Count > 0 ? names.Dequeue() : null).ToArray();
            return "(" + string.Join(", ", elements.Select((element, i) => $"{Type(element, names)} {own[i]}".TrimEnd())) + ")";
        }
        return Name(type);
    }

    static string Parameter(ParameterInfo parameter)
    {
        var spread = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        var names = new Queue<string?>(parameter.GetCustomAttribute<TupleElementNamesAttribute>()?.TransformNames ?? []);
        var value = parameter.HasDefaultValue ? " = " + Value(parameter.DefaultValue) : "";
        return $"{spread}{Type(parameter.ParameterType, names)} {parameter.Name}{value}";
    }

    static string Value(object? value) => value switch
    {
        null => "default",
        bool truth => truth ? "true" : "false",
        string text => $"\"{text}\"",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
