namespace OodDsl;

/// <summary>
/// A data set of PNG and JPEG files in folders. They are decoded on all processors, in the order that the set gives them, straight to the size that is
/// asked for: all at once, or as a run goes where they are too many to be held.
/// </summary>
/// <param name="shape">Shape of the images where nothing asks for another.</param>
public abstract class PictureSet(ImageShape shape) : DataSet, ILargeDataSet
{
    // A link may lead back to where it lies.
    static readonly EnumerationOptions Enumeration = new() { RecurseSubdirectories = true, MaxRecursionDepth = 16, IgnoreInaccessible = false };

    /// <inheritdoc/>
    public override ImageShape Shape { get; init; } = shape;

    /// <summary>How a picture of another size is brought to the size that is asked for.</summary>
    protected virtual Framing Framing => Framing.Cover;

    /// <summary>None: the set lies in <see cref="DataSet.Folders"/>.</summary>
    public override IReadOnlyList<DataFile> Files(Split split) => [];

    /// <summary>A split's pictures, in a fixed order.</summary>
    protected abstract IReadOnlyList<PictureEntry> Pictures(Split split, DataFolders folders);

    /// <inheritdoc/>
    public sealed override ImageSet Load(Split split, DataFolders folders) => Load(split, folders, Shape);

    /// <summary>Reads a split, each picture brought to the shape by itself.</summary>
    public sealed override ImageSet Load(Split split, DataFolders folders, ImageShape shape)
    {
        ArgumentNullException.ThrowIfNull(folders);
        return Open(split, folders, shape).Load(Name, folders.Cancellation);
    }

    /// <inheritdoc/>
    public ImageSource Open(Split split, DataFolders folders, ImageShape? shape = null) => Source(Pictures(split, folders), folders, Folders(split), shape);

    // A link may lead from the set's folders into any data folder: the user named it.
    private protected ImageSource Source(IReadOnlyList<PictureEntry> pictures, DataFolders folders, IReadOnlyList<DataFolder> within, ImageShape? shape) =>
        new PictureSource(pictures, ClassNames, shape ?? Shape, Framing, new([.. within.Select(folder => folders.Locate(this, folder)), .. folders.Search.Where(Directory.Exists)]));

    /// <summary>A folder's own folders in the order of their names.</summary>
    /// <exception cref="DataFormatException">There is no such folder.</exception>
    protected static IReadOnlyList<string> FoldersIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal)]
        : throw new DataFormatException(folder, "a folder", "none");

    /// <summary>All pictures below a folder, at any depth, in the order of their names.</summary>
    /// <exception cref="DataFormatException">There is none.</exception>
    protected static IReadOnlyList<string> Below(string folder)
    {
        if (!Directory.Exists(folder)) throw new DataFormatException(folder, "a folder of PNG or JPEG files", "none");
        string[] files =
        [
            .. Directory.EnumerateFiles(folder, "*", Enumeration).Where(PictureFile.IsPicture).Order(StringComparer.Ordinal),
        ];
        return files.Length > 0 ? files : throw new DataFormatException(folder, "a folder of PNG or JPEG files", "none in it");
    }

    /// <summary>All pictures below a folder as one class.</summary>
    protected static IReadOnlyList<PictureEntry> OneClass(string folder) => [.. Below(folder).Select(file => new PictureEntry(file, 0))];

    /// <summary>The pictures of a folder that has a folder for each class; classes are numbered in the order of the folders' names.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="classes">Number of classes.</param>
    /// <exception cref="DataFormatException">There are more or fewer folders, or one is empty.</exception>
    protected static IReadOnlyList<PictureEntry> ByClass(string root, int classes)
    {
        var folders = FoldersIn(root);
        if (folders.Count != classes) throw new DataFormatException(root, $"{classes} folders, one for each class", $"{folders.Count}");
        return [.. folders.SelectMany((folder, label) => Below(folder).Select(file => new PictureEntry(file, label)))];
    }
}
