using System.Runtime.InteropServices;

namespace OodDsl.Hosting;

/// <summary>
/// Writes a file so that at any instant, a power cut included, there is either the old one or the complete new one: to a temporary name in the same
/// folder, onto the disk, renamed, the folder onto the disk. A failure leaves no temporary file; a killed process may leave one, which
/// <see cref="RemoveAbandoned"/> clears away.
/// </summary>
public static partial class AtomicFile
{
    const string Suffix = ".incomplete";

    /// <summary>Writes what <paramref name="write"/> writes.</summary>
    /// <param name="path">The file, in a folder that exists. An existing one is replaced.</param>
    /// <param name="write">Writes the content; when it throws, nothing happened.</param>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var target = Path.GetFullPath(path);
        var temporary = $"{target}.{Environment.ProcessId}-{Guid.NewGuid():n}{Suffix}";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            if (File.Exists(temporary)) File.Delete(temporary);
            throw;
        }
        SyncFolder(Path.GetDirectoryName(target)!);
    }

    /// <summary>Writes bytes.</summary>
    public static void Write(string path, ReadOnlyMemory<byte> content) => Write(path, stream => stream.Write(content.Span));

    /// <summary>Writes text as UTF-8.</summary>
    public static void Write(string path, string content) => Write(path, System.Text.Encoding.UTF8.GetBytes(content));

    /// <summary>Deletes what killed processes left in a folder. Only for a folder that no other process writes to.</summary>
    public static void RemoveAbandoned(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*" + Suffix)) File.Delete(file);
    }

    // A rename is durable when its folder is. .NET opens no folders, so that this needs the C library; Windows commits a rename by itself.
    static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = Open(folder, 0);
        if (descriptor < 0)
            throw new IOException($"The folder {folder} can't be opened to be written to disk: {Marshal.GetLastPInvokeErrorMessage()}");
        try
        {
            // Some network file systems know no fsync of a folder (EINVAL = 22); there the rename is as durable as it gets.
            if (Sync(descriptor) != 0 && Marshal.GetLastPInvokeError() is not 22)
                throw new IOException($"The folder {folder} can't be written to disk: {Marshal.GetLastPInvokeErrorMessage()}");
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
