using System.Globalization;

namespace OodDsl;

/// <summary>A text file that lists pictures below a folder: a line <c>path label</c> for each; the path may hold spaces, and empty lines don't count.</summary>
static class ImageList
{
    /// <summary>Its lines.</summary>
    /// <param name="list">The file.</param>
    /// <param name="images">The folder that paths are relative to.</param>
    /// <exception cref="DataFormatException">A line is wrong, or its path leads out of the folder; it is named.</exception>
    public static IEnumerable<ImageListRow> Read(string list, string images)
    {
        images = Path.GetFullPath(images);
        return File.ReadLines(list).Select((line, n) => (Line: line.Trim(), Number: n + 1)).Where(row => row.Line.Length > 0)
            .Select(row => Row(list, images, row.Number, row.Line));
    }

    static ImageListRow Row(string list, string images, int number, string line)
    {
        var space = line.LastIndexOf(' ');
        if (space < 1 || line.Contains('\0', StringComparison.Ordinal) || !int.TryParse(line[(space + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var label))
            throw new DataFormatException(list, $"'path label' in line {number}", $"\"{line}\"");
        var path = line[..space].Trim();
        var file = Path.GetFullPath(Path.Combine(images, path.Replace('/', Path.DirectorySeparatorChar)));
        return file.StartsWith(images + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? new(number, file, label)
            : throw new DataFormatException(list, $"a path below {images} in line {number}", $"\"{path}\"");
    }
}
