namespace OodDsl;

/// <summary>A data file was not found (or not with the right content) in any folder, and could not be downloaded.</summary>
/// <param name="what">The file.</param>
/// <param name="looked">Where it was looked for, with what was wrong there.</param>
/// <param name="remedy">What the user can do.</param>
/// <param name="inner">The error underneath, if there is one.</param>
public sealed class DataMissingException(string what, IReadOnlyList<string> looked, string remedy, Exception? inner = null)
    : UserException(ExitCode.Environment, $"{what} is missing. Looked in {string.Join("; ", looked)}.", remedy, inner)
{
    /// <summary>Where it was looked for, one entry a place.</summary>
    public IReadOnlyList<string> Looked { get; } = looked;
}
