using System.ComponentModel;

namespace OodDsl;

/// <summary>
/// Written by a generator into every library of components: what a compiler that only sees the library's signatures can't know.
/// An experiment's settings table and fingerprint are made from it.
/// </summary>
/// <param name="type">
/// Full name of a public type, or of a public static class and its member (<c>OodDsl.Functions::Kl</c>; with a dot where code uses the member
/// without naming its class, as an extension).
/// </param>
/// <param name="hash">SHA-256 of its code and of all the project's code that it reaches.</param>
/// <param name="defaults">The settings that the type itself declares, <c>Name=value</c> with the value as a C# literal.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ComponentStampAttribute(string type, string hash, params string[] defaults) : Attribute
{
    /// <summary>What is stamped.</summary>
    public string Type { get; } = type;

    /// <summary>Lower-case hexadecimal SHA-256.</summary>
    public string Hash { get; } = hash;

    /// <summary>Names and values of settings.</summary>
    public IReadOnlyList<string> Defaults { get; } = defaults;
}
