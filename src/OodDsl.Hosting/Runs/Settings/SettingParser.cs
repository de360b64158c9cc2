using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>Text of settings to values and back, with the invariant culture.</summary>
static class SettingParser
{
    /// <summary>The value of a text, or null if it is not of the type.</summary>
    /// <param name="text">The text.</param>
    /// <param name="type">bool, int, long, double, string, an enum, or an array of one of these.</param>
    /// <param name="expected">The type in the user's words, with an article.</param>
    public static object? Parse(string text, Type type, out string expected)
    {
        if (type.GetElementType() is { } element)
        {
            var parts = text.Length == 0 ? [] : text.Split(',', StringSplitOptions.TrimEntries);
            var array = Array.CreateInstance(element, parts.Length);
            Parse("", element, out var one);
            expected = $"a list a,b,c where each is {one}";
            for (var i = 0; i < parts.Length; i++)
            {
                if (Parse(parts[i], element, out _) is not { } value) return null;
                array.SetValue(value, i);
            }
            return array;
        }
        expected = Describe(type);
        return type.IsEnum ? Named(text, type)
            : type == typeof(string) ? text
            : type == typeof(bool) ? bool.TryParse(text, out var flag) ? flag : null
            : type == typeof(int) ? int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null
            : type == typeof(long) ? long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large) ? large : null
            : type == typeof(double) ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : null
            : throw new ArgumentException($"A setting can't be of type {type}.", nameof(type));
    }

    /// <summary>The text that <see cref="Parse"/> reads back.</summary>
    public static string Format(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        Array array => string.Join(',', array.Cast<object>().Select(Format)),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // By name only: a number, or names joined by commas, would pass Enum.Parse.
    static object? Named(string text, Type type)
    {
        var names = Enum.GetNames(type);
        var found = Array.Find(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return found is null ? null : Enum.Parse(type, found);
    }

    static string Describe(Type type) =>
        type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : type == typeof(bool) ? "true or false"
        : type == typeof(int) || type == typeof(long) ? "a whole number"
        : type == typeof(double) ? "a number"
        : "a text";
}
