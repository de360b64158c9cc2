namespace OodDsl.Hosting;

/// <summary>A run ended by an exception that nobody foresaw; its details were written into the run's log.</summary>
sealed class CrashException(string? logFile, Exception error) : Exception(error.Message, error)
{
    /// <summary>Where the details are; null if they could not be written.</summary>
    public string? LogFile { get; } = logFile;

    /// <summary>Makes sure that an exception is in the log of a run.</summary>
    /// <param name="runFolder">The run's folder, which may not exist yet.</param>
    /// <param name="error">The exception.</param>
    public static CrashException Log(string runFolder, Exception error)
    {
        var file = Path.Combine(runFolder, "log.txt");
        try
        {
            if (!Directory.Exists(runFolder)) return new(null, error);
            var details = error.ToString();
            if (!File.Exists(file) || !File.ReadAllText(file).Contains(details, StringComparison.Ordinal)) File.AppendAllText(file, $"{details}\n");
            return new(file, error);
        }
        // The disk may be what is broken; the crash is what has to be told.
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new(null, error);
        }
    }
}
