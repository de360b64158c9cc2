namespace OodDsl.Hosting;

/// <summary>Text files that grow by lines while others read them.</summary>
static class LineFile
{
    /// <summary>Opens a file at its end. Every line is handed to the system at once.</summary>
    public static StreamWriter Append(string path) =>
        new(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true, NewLine = "\n" };
}
