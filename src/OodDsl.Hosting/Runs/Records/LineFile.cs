namespace OodDsl.Hosting;

/// <summary>Text files that grow by lines while others read them.</summary>
static class LineFile
{
    /// <summary>Opens a file at its end. Every line is handed to the system at once.</summary>
    public static StreamWriter Append(string path) =>
        new(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true, NewLine = "\n" };

    /// <summary>Takes away what was written after so many lines.</summary>
    public static void Cut(string path, int lines)
    {
        if (!File.Exists(path)) return;
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        for (int value; lines > 0 && (value = file.ReadByte()) >= 0;)
            if (value == '\n') lines--;
        file.SetLength(file.Position);
    }
}
