namespace OodDsl;

/// <summary>
/// A data set that can give its images one by one, so that they need not all be in memory: a run that has too little of it reads them as it goes.
/// Every <see cref="PictureSet"/> can; a data set of your own that is large can, too.
/// </summary>
public interface ILargeDataSet
{
    /// <summary>Finds a split's images without reading them.</summary>
    /// <param name="split">The split.</param>
    /// <param name="folders">Where files are looked for.</param>
    /// <param name="shape">The shape to bring them to; null: the set's own.</param>
    /// <returns>The same images as <see cref="DataSet.Load(Split, DataFolders, ImageShape)"/> gives, byte for byte.</returns>
    ImageSource Open(Split split, DataFolders folders, ImageShape? shape = null);
}
