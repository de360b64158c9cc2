using System.Formats.Tar;
using System.IO.Compression;

namespace OodDsl;

/// <summary>Unpacks the archives that data sets come in: into a folder of its own first, so that a set is there whole or not at all.</summary>
static class Archives
{
    /// <summary>Unpacks an archive, unless what is wanted of it is there already.</summary>
    /// <param name="archive">A .tar.gz, .tgz, .tar or .zip file.</param>
    /// <param name="target">The folder to unpack into.</param>
    /// <param name="wanted">A file or folder that will be there afterwards, relative to the target.</param>
    /// <param name="report">Receives a line for the user.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="DataFormatException">The archive is damaged, or lacks what is wanted.</exception>
    public static void Unpack(string archive, string target, string wanted, Action<string>? report, CancellationToken cancellation)
    {
        using var alone = FileLock.TakeAsync(Path.Combine(target, Path.GetFileName(archive) + ".lock"), report, cancellation).GetAwaiter().GetResult();
        if (Path.Exists(Path.Combine(target, wanted))) return;
        report?.Invoke($"Unpacking {archive}");
        var temporary = Path.Combine(target, $".{Path.GetFileName(archive)}.unpacking");
        if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        Directory.CreateDirectory(temporary);
        try
        {
            Extract(archive, temporary, cancellation);
            if (!Path.Exists(Path.Combine(temporary, wanted))) throw new DataFormatException(archive, $"an archive that holds {wanted}", "another one");
            foreach (var entry in new DirectoryInfo(temporary).GetFileSystemInfos())
            {
                var place = Path.Combine(target, entry.Name);
                if (Path.Exists(place)) continue;
                Directory.Move(entry.FullName, place);
            }
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new DataFormatException(archive, "an intact archive", $"a damaged one ({error.Message})", error);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    static void Extract(string archive, string target, CancellationToken cancellation)
    {
        if (archive.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            ZipFile.ExtractToDirectory(archive, target);
            return;
        }
        using var file = File.OpenRead(archive);
        using var unpacked = FileKind.IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : null;
        TarFile.ExtractToDirectoryAsync(unpacked is null ? file : unpacked, target, overwriteFiles: false, cancellation).GetAwaiter().GetResult();
    }
}
