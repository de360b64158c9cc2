namespace OodDsl.Hosting;

/// <summary>A file is no safetensors file, or a damaged one.</summary>
/// <param name="file">Path of the file.</param>
/// <param name="problem">What is wrong with it, as a clause.</param>
/// <param name="inner">The error underneath, if there is one.</param>
public sealed class SafetensorsFormatException(string file, string problem, Exception? inner = null) : UserException(
    ExitCode.Environment, $"{file} is not an intact safetensors file: {problem}.", "Use an intact copy, or an earlier checkpoint.", inner)
{
    /// <summary>Path of the file.</summary>
    public string File { get; } = file;
}
