namespace OodDsl;

/// <summary>One process at a time makes a file.</summary>
static class FileLock
{
    /// <summary>Waits until no other process holds the lock file, and holds it until it is disposed.</summary>
    /// <exception cref="IOException">The lock file can't be made, or another process has held it for ten minutes.</exception>
    public static async Task<FileStream> TakeAsync(string path, Action<string>? report, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < 3000 && File.Exists(path))
            {
                if (attempt == 0) report?.Invoke($"Waiting for another process that makes it ({path} is locked)");
                await Task.Delay(200, cancellation).ConfigureAwait(false);
            }
        }
    }
}
