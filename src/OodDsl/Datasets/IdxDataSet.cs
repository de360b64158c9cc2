namespace OodDsl;

/// <summary>A data set whose <see cref="DataSet.Files"/> are two IDX files a split: images, then labels.</summary>
public abstract class IdxDataSet : DataSet
{
    /// <inheritdoc/>
    public override ImageSet Load(Split split, DataFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        if (Files(split) is not [var images, var labels])
            throw new InvalidOperationException($"{GetType().Name}.Files has to give an image file and a label file.");
        return IdxFile.ReadImages(folders.Locate(this, images).Path, folders.Locate(this, labels).Path, ClassNames);
    }
}
