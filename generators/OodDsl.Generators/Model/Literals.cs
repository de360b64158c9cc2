using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OodDsl.Generators;

/// <summary>Constant values as C# writes them.</summary>
static class Literals
{
    /// <summary>The value as a literal of exactly this type; null if a setting can't have it.</summary>
    public static string? Of(object? value, ITypeSymbol type)
    {
        if (value is null) return null;
        if (type.TypeKind == TypeKind.Enum) return Member(value, type);
        var invariant = CultureInfo.InvariantCulture;
        try
        {
            return type.SpecialType switch
            {
                SpecialType.System_Boolean => (bool)value ? "true" : "false",
                SpecialType.System_Int32 => Convert.ToInt32(value, invariant).ToString(invariant),
                SpecialType.System_Int64 => Convert.ToInt64(value, invariant).ToString(invariant) + "L",
                SpecialType.System_Double => Real(Convert.ToDouble(value, invariant)),
                SpecialType.System_String => SymbolDisplay.FormatLiteral((string)value, quote: true),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is InvalidCastException or OverflowException or FormatException)
        {
            return null;
        }
    }

    /// <summary>An attribute's argument as a literal of its parameter's or property's type.</summary>
    public static string? Of(TypedConstant constant, ITypeSymbol type)
    {
        if (constant.Kind == TypedConstantKind.Error || constant.IsNull) return null;
        if (constant.Kind != TypedConstantKind.Array) return Of(constant.Value, type);
        if (Element(type) is not { } element) return null;
        var items = constant.Values.Select(value => Of(value, element)).ToArray();
        return items.Any(item => item is null) ? null : Array(element, items!);
    }

    public static string Array(ITypeSymbol element, IEnumerable<string> items) =>
        $"new {TypeNames.Write(element)}[] {{ {string.Join(", ", items)} }}";

    /// <summary>The element type of an array or read-only list that a setting may have.</summary>
    public static ITypeSymbol? Element(ITypeSymbol type) => (type as IArrayTypeSymbol)?.ElementType;

    /// <summary>As a person writes it in a declaration: 2 instead of 2.0, [1, 2] instead of new int[] { 1, 2 }.</summary>
    public static string Written(string literal)
    {
        if (literal.StartsWith("new ", StringComparison.Ordinal))
        {
            var items = literal.Substring(literal.IndexOf('{') + 1).TrimEnd('}', ' ').Split([','], StringSplitOptions.RemoveEmptyEntries);
            return "[" + string.Join(", ", items.Select(item => Written(item.Trim()))) + "]";
        }
        if (literal.Length == 0 || !(char.IsDigit(literal[0]) || literal[0] == '-')) return literal;
        return literal.EndsWith(".0", StringComparison.Ordinal) ? literal.Substring(0, literal.Length - 2) : literal.TrimEnd('L');
    }

    static string Real(double value)
    {
        if (double.IsNaN(value)) return "double.NaN";
        if (double.IsInfinity(value)) return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        var text = value.ToString("R", CultureInfo.InvariantCulture).Replace("E-0", "e-").Replace("E+", "e").Replace('E', 'e');
        return text.IndexOfAny(['.', 'e']) < 0 ? text + ".0" : text;
    }

    static string? Member(object value, ITypeSymbol type)
    {
        var name = TypeNames.Write(type);
        var number = Convert.ToInt64(value, CultureInfo.InvariantCulture);
        var field = type.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(field => field.HasConstantValue && Convert.ToInt64(field.ConstantValue, CultureInfo.InvariantCulture) == number);
        return field is null ? $"({name})({number})" : $"{name}.{field.Name}";
    }
}
