namespace OodDsl.Hosting;

/// <summary>
/// Lets one process at a time make a run of a key: a file that is held open without sharing, which the system lets go of when a process ends,
/// however it ends.
/// </summary>
sealed class RunLock : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    readonly FileStream file;

    RunLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock, or gives up at once.</summary>
    public static RunLock? Try(string folder, string key)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new(new(Path.Combine(folder, $".lock-{key[..16]}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            return null;
        }
    }

    /// <summary>Takes the lock when it is free.</summary>
    /// <param name="folder">Where the runs of the experiment are.</param>
    /// <param name="key">The run's key.</param>
    /// <param name="waits">Called once if somebody else holds it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static RunLock Take(string folder, string key, Action waits, CancellationToken cancellation)
    {
        for (var first = true; ; first = false)
        {
            if (Try(folder, key) is { } taken) return taken;
            if (first) waits();
            cancellation.WaitHandle.WaitOne(Pause);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The file stays: deleting it could take it from under somebody who has just opened it.
        file.Dispose();
    }
}
