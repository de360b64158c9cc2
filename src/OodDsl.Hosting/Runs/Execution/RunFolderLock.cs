namespace OodDsl.Hosting;

/// <summary>Lets one process at a time work in a run's folder: a file that is held open without sharing, whichever way the process ends.</summary>
static class RunFolderLock
{
    /// <summary>Takes the folder, which exists; null if another process is at work in it.</summary>
    public static IDisposable? Try(RunFolder folder)
    {
        try
        {
            return new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(folder.Lock))
        {
            return null;
        }
    }

    /// <summary>Whether a process is at work in the folder. To ask holds up whoever would take it for a moment.</summary>
    public static bool IsHeld(RunFolder folder)
    {
        try
        {
            using var file = new FileStream(folder.Lock, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Takes the folder.</summary>
    /// <exception cref="UserException">Another process is at work in it.</exception>
    public static IDisposable Take(RunFolder folder) => Try(folder)
        ?? throw new UserException(ExitCode.Environment, $"Another process is at work in {folder.Path}.", "Wait for its end.");
}
