namespace OodDsl;

/// <summary>A data file was not found (or not with the right content) in any folder, and could not be downloaded.</summary>
/// <param name="what">The file.</param>
/// <param name="looked">Where it was looked for, with what was wrong there.</param>
/// <param name="remedy">What the user can do.</param>
/// <param name="inner">The error underneath, if there is one.</param>
public sealed class DataMissingException(string what, IReadOnlyList<string> looked, string remedy, Exception? inner = null)
    : Exception($"{what} is missing. {remedy}\nLooked for it in:{string.Concat(looked.Select(place => $"\n  {place}"))}", inner)
{
    /// <summary>Where it was looked for, one entry a place.</summary>
    public IReadOnlyList<string> Looked { get; } = looked;

    /// <summary>What the user can do.</summary>
    public string Remedy { get; } = remedy;
}
