namespace OodDsl;

/// <summary>A data file is not what it should be: truncated, damaged, oversized, or another kind of file.</summary>
/// <param name="file">Path of the file.</param>
/// <param name="expected">What should have been there.</param>
/// <param name="found">What was there.</param>
/// <param name="inner">The error underneath, if there is one.</param>
/// <param name="remedy">What to do about it; null: to replace or remove the file.</param>
public sealed class DataFormatException(string file, string expected, string found, Exception? inner = null, string? remedy = null) : UserException(
    ExitCode.Environment, $"{file}: expected {expected}, found {found}.", remedy ?? "Replace the file, or remove it so that it is looked for elsewhere.", inner)
{
    /// <summary>What to do about it where the file itself needn't be replaced; null: to replace it.</summary>
    public string? OwnRemedy { get; } = remedy;

    /// <summary>Path of the file.</summary>
    public string File { get; } = file;

    /// <summary>What should have been there.</summary>
    public string Expected { get; } = expected;

    /// <summary>What was there.</summary>
    public string Found { get; } = found;
}
