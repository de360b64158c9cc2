namespace OodDsl;

/// <summary>
/// An ID data set that has validation images of its own, neither training nor test images. Of another set, a benchmark takes a tenth of each class's
/// training images.
/// </summary>
public interface IValidationSet
{
    /// <summary>The files of the validation images.</summary>
    IReadOnlyList<DataFile> ValidationFiles { get; }

    /// <summary>The folders that the validation images are read from, for a set that lies in folders of pictures.</summary>
    IReadOnlyList<DataFolder> ValidationFolders => [];

    /// <summary>Finds the validation images without reading them; see <see cref="ILargeDataSet.Open"/>.</summary>
    ImageSource OpenValidation(DataFolders folders, ImageShape? shape = null);
}
