namespace OodDsl;

/// <summary>How much room there is on a disk.</summary>
static class DiskSpace
{
    // Other programs need some, too, and a full disk would stop this one's own log.
    const long Reserve = 256L << 20;

    /// <summary>Bytes that may be written where a folder lies: those that are free, without the last 256 MiB; not less than 0.</summary>
    /// <param name="folder">A folder that exists.</param>
    /// <exception cref="IOException">It can't be found out.</exception>
    public static long Room(string folder)
    {
        var path = Path.GetFullPath(folder);
        // A folder of a Unix system may lie on a disk of its own; Windows knows drives by their roots.
        return Math.Max(0, new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(path)! : path).AvailableFreeSpace - Reserve);
    }
}
