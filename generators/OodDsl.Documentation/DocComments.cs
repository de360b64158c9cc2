using System.Reflection;
using System.Xml.Linq;

namespace OodDsl.Documentation;

/// <summary>The doc comments of an assembly, from the file the compiler writes beside it.</summary>
sealed class DocComments
{
    readonly Dictionary<string, XElement> members;

    public DocComments(Assembly assembly)
    {
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        members = XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);
    }

    public string Summary(Type type) => Text("T:" + Name(type), "summary");

    public string Summary(PropertyInfo property) => Inherited(property) is { } documented
        ? Text($"P:{Name(documented.DeclaringType!)}.{property.Name}", "summary")
        : "";

    /// <summary>All overloads of a method have one summary in the reference: the first one's.</summary>
    public string Summary(MethodInfo method) => Text(Key(method), "summary");

    /// <summary>A constructor's parameter, which a primary constructor documents on its type.</summary>
    public string Parameter(ConstructorInfo constructor, ParameterInfo parameter)
    {
        var type = Text("T:" + Name(constructor.DeclaringType!), "param", parameter.Name);
        return type.Length > 0 ? type : Text(Key(constructor), "param", parameter.Name);
    }

    PropertyInfo? Inherited(PropertyInfo property)
    {
        for (var type = property.DeclaringType; type is not null; type = type.BaseType)
        {
            if (type.GetProperty(property.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly) is { } declared
                && Text($"P:{Name(type)}.{property.Name}", "summary").Length > 0)
            {
                return declared;
            }
        }
        return null;
    }

    string Text(string member, string element, string? parameter = null) =>
        members.TryGetValue(member, out var known)
        && known.Elements(element).FirstOrDefault(part => parameter is null || part.Attribute("name")?.Value == parameter) is { } found
            ? Markdown.Of(found)
            : "";

    /// <summary>As doc comments name a method or constructor, as far as its name and the number of its parameters tell it.</summary>
    string Key(MethodBase method)
    {
        var name = $"M:{Name(method.DeclaringType!)}.{(method.IsConstructor ? "#ctor" : method.Name)}";
        var count = method.GetParameters().Length;
        return members.Keys.FirstOrDefault(key => key.StartsWith(name, StringComparison.Ordinal) && key.Length > name.Length
            && key[name.Length] is '(' or '`' && Count(key) == count) ?? name;
    }

    /// <summary>Commas outside of brackets count parameters.</summary>
    static int Count(string key)
    {
        var open = key.IndexOf('(', StringComparison.Ordinal);
        if (open < 0) return 0;
        var (depth, count) = (0, 1);
        foreach (var letter in key.AsSpan(open + 1))
        {
            if (letter is '{' or '[' or '(') depth++;
            else if (letter is '}' or ']' or ')') depth--;
            else if (letter == ',' && depth == 0) count++;
        }
        return count;
    }

    static string Name(Type type) =>
        (type.IsGenericType && !type.IsGenericTypeDefinition ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');
}
