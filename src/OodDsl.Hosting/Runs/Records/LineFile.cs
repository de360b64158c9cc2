namespace OodDsl.Hosting;

/// <summary>Text files that grow by lines while others read them.</summary>
static class LineFile
{
    /// <summary>Opens a file at its end. Every line is handed to the system at once.</summary>
    public static StreamWriter Append(string path) =>
        new(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true, NewLine = "\n" };

    /// <summary>Takes away what was written after a length.</summary>
    public static void Cut(string path, long length)
    {
        if (!File.Exists(path)) return;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        if (file.Length > length) file.SetLength(length);
    }
}
