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
    public sealed override IReadOnlyList<DataFolder> Folders(Split split) => [Folder(List(split))];

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<PictureEntry> Pictures(Split split, DataFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        return Listed(List(split), folders);
    }

    /// <summary>The folder of pictures, of which a list says which are read.</summary>
    private protected DataFolder Folder(DataFile list) => new(root) { List = list };

    /// <summary>The pictures of a list.</summary>
    /// <exception cref="DataFormatException">A line is wrong; it is named.</exception>
    private protected IReadOnlyList<PictureEntry> Listed(DataFile file, DataFolders folders)
    {
        var list = folders.Locate(this, file).Path;
        PictureEntry[] entries = [.. ImageList.Read(list, folders.Locate(this, Folder(file))).Select(row => Entry(list, row))];
        return entries.Length > 0 ? entries : throw new DataFormatException(list, "a line 'path label' for each picture", "no line");
    }

    PictureEntry Entry(string list, ImageListRow row)
    {
        var classes = ClassNames.Count;
        var label = classes == 1 ? 0 : row.Label;
        return label >= 0 && label < classes ? new(row.File, label)
            : throw new DataFormatException(list, $"a label of 0 to {classes - 1} in line {row.Line}", $"{label}");
    }
}
