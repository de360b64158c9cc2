using System.Globalization;

namespace OodDsl;

/// <summary>
/// A set that a text file lists, as OpenOOD's benchmarks are: a line <c>path label</c> for each picture, the path below a root folder; it may hold
/// spaces. In a set of one class, as OOD sets are, the labels (-1 there) don't matter.
/// </summary>
/// <param name="shape">Shape of the images where nothing asks for another.</param>
/// <param name="root">The folder that paths are relative to.</param>
/// <param name="remedy">Where to get it, in a sentence.</param>
public abstract class ImageListSet(ImageShape shape, string root, string remedy) : PictureSet(shape)
{
    /// <inheritdoc/>
    public override string Remedy => remedy;

    /// <summary>The list of a split.</summary>
    protected abstract DataFile List(Split split);

    /// <inheritdoc/>
    public sealed override IReadOnlyList<DataFile> Files(Split split) => [List(split)];

    /// <inheritdoc/>
    public sealed override IReadOnlyList<DataFolder> Folders(Split split) => [new(root)];

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<PictureEntry> Pictures(Split split, DataFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        return Listed(List(split), folders);
    }

    /// <summary>The pictures of a list.</summary>
    /// <exception cref="DataFormatException">A line is wrong; it is named.</exception>
    private protected IReadOnlyList<PictureEntry> Listed(DataFile file, DataFolders folders)
    {
        var list = folders.Locate(this, file).Path;
        var images = folders.Locate(this, new DataFolder(root));
        PictureEntry[] entries =
        [
            .. File.ReadLines(list).Select((line, n) => (Line: line.Trim(), Number: n + 1)).Where(row => row.Line.Length > 0)
                .Select(row => Entry(list, row.Number, row.Line, images)),
        ];
        return entries.Length > 0 ? entries : throw new DataFormatException(list, "a line 'path label' for each picture", "no line");
    }

    PictureEntry Entry(string list, int number, string line, string images)
    {
        var space = line.LastIndexOf(' ');
        if (space < 1 || line.Contains('\0', StringComparison.Ordinal) || !int.TryParse(line[(space + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var label))
            throw new DataFormatException(list, $"'path label' in line {number}", $"\"{line}\"");
        var (path, classes) = (line[..space].Trim(), ClassNames.Count);
        if (classes == 1) label = 0;
        if (label < 0 || label >= classes) throw new DataFormatException(list, $"a label of 0 to {classes - 1} in line {number}", $"{label}");
        var file = Path.GetFullPath(Path.Combine(images, path.Replace('/', Path.DirectorySeparatorChar)));
        return file.StartsWith(Path.GetFullPath(images) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? new(file, label)
            : throw new DataFormatException(list, $"a path below {images} in line {number}", $"\"{path}\"");
    }
}
