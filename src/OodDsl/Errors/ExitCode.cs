namespace OodDsl;

/// <summary>Exit codes of the command line.</summary>
public enum ExitCode
{
    /// <summary>Done.</summary>
    Done = 0,
    /// <summary>The run failed.</summary>
    Failed = 1,
    /// <summary>The command line was wrong.</summary>
    Usage = 2,
    /// <summary>The configuration is invalid.</summary>
    Configuration = 3,
    /// <summary>Something is missing on this machine: data, a GPU, a place to write.</summary>
    Environment = 4,
    /// <summary>The reproduction differs.</summary>
    Different = 5,
    /// <summary>Cancelled by Ctrl-C.</summary>
    Cancelled = 130,
}
