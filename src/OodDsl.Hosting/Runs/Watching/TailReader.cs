using System.Text;

namespace OodDsl.Hosting;

/// <summary>Gives the lines that were added to a file since the last look. The last line counts once it is whole.</summary>
/// <param name="path">The file, which may not exist yet.</param>
sealed class TailReader(string path)
{
    long position;

    /// <summary>The new lines.</summary>
    /// <param name="wasCut">Whether the file is shorter than what was read of it, as after a resumption: then all its lines are given again.</param>
    public IReadOnlyList<string> Read(out bool wasCut)
    {
        wasCut = false;
        if (!File.Exists(path)) return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length < position) (position, wasCut) = (0, true);
        file.Position = position;
        var bytes = new byte[file.Length - position];
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var whole = bytes.AsSpan(0, read).LastIndexOf((byte)'\n') + 1;
        position += whole;
        return Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
