using System.Globalization;

namespace TorchSharp.Signatures;

/// <summary>Spells the default value of a parameter as the record does.</summary>
static class DefaultValue
{
    /// <param name="type">The parameter's type.</param>
    /// <param name="value">The constant in metadata; null for <c>null</c> and for the default of a struct.</param>
    public static string Text(Type type, object? value)
    {
        if (value is null) return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null";
        var enumeration = Nullable.GetUnderlyingType(type) ?? type;
        if (enumeration.IsEnum) return $"{Reflection.Name(enumeration)}.{Enum.ToObject(enumeration, value)}";
        return value switch
        {
            bool flag => flag ? "true" : "false",
            string text => $"\"{text}\"",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
    }
}
