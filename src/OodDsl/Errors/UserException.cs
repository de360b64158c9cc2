namespace OodDsl;

/// <summary>An error that a user can mend. It is shown as one line, what is wrong and where, and one that says what to do; never with a stack trace.</summary>
/// <param name="code">How the process exits.</param>
/// <param name="message">What is wrong and where.</param>
/// <param name="remedy">What to do about it.</param>
/// <param name="inner">What caused it.</param>
public class UserException(ExitCode code, string message, string remedy, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>How the process exits.</summary>
    public ExitCode Code { get; } = code;

    /// <summary>What to do about it.</summary>
    public string Remedy { get; } = remedy;
}
