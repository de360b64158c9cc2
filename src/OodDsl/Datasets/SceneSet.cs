namespace OodDsl;

/// <summary>An OOD test set that is one folder of pictures, at any depth, whose classes don't matter.</summary>
/// <param name="shape">Shape of the images where nothing asks for another.</param>
/// <param name="folder">The folder.</param>
/// <param name="remedy">Where to get it, in a sentence.</param>
public abstract class SceneSet(ImageShape shape, DataFolder folder, string remedy) : PictureSet(shape)
{
    /// <summary>The one class: the set's name.</summary>
    public override IReadOnlyList<string> ClassNames => [Name];

    /// <inheritdoc/>
    public override bool HasSplits => false;

    /// <inheritdoc/>
    public override string Remedy => remedy;

    /// <inheritdoc/>
    public override IReadOnlyList<DataFolder> Folders(Split split) => [folder];

    /// <inheritdoc/>
    protected override IReadOnlyList<PictureEntry> Pictures(Split split, DataFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        return OneClass(folders.Locate(this, folder));
    }
}
