namespace TorchSharp.Signatures;

/// <summary>Where an assembly departs from the record.</summary>
/// <param name="Type">The type, as the record spells it.</param>
/// <param name="Member">The member in question, or empty if it is the type itself.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Recorded">What TorchSharp has of that name; may be empty.</param>
public sealed record Difference(string Type, string Member, string Problem, EquatableList<string> Recorded)
{
    /// <summary>One line without what is recorded, which exceptions are matched with.</summary>
    public string Headline => Member.Length == 0 ? $"{Type}: {Problem}" : $"{Type}: {Problem}: {Member}";

    public override string ToString() =>
        Headline + string.Concat(Recorded.Select(line => $"\n    TorchSharp has: {line}"));
}
