using System.Globalization;

namespace OodDsl;

/// <summary>
/// The ID set of one of OpenOOD v1.5's benchmarks (Zhang et al., 2023), as its lists divide it into training, validation and test images. Pictures are
/// brought to the benchmark's size as in <see cref="OpenOodSet"/>, training images too.
/// </summary>
/// <param name="train">The list of training images below <c>benchmark_imglist</c>, without <c>.txt</c>.</param>
/// <param name="validation">The list of validation images.</param>
/// <param name="test">The list of test images.</param>
/// <param name="side">Side of the images in pixels.</param>
/// <param name="root">The folder that pictures lie in.</param>
public abstract class OpenOodIdSet(string train, string validation, string test, int side, string root = OpenOodSet.Classic)
    : ImageListSet(new(3, side, side), root, OpenOodSet.Help), IValidationSet
{
    /// <inheritdoc/>
    public IReadOnlyList<DataFile> ValidationFiles => [OpenOodSet.File(validation)];

    /// <inheritdoc/>
    public IReadOnlyList<DataFolder> ValidationFolders => [Folder(ValidationFiles[0])];

    /// <inheritdoc/>
    protected override Framing Framing => OpenOodSet.FramingOf(side);

    /// <inheritdoc/>
    public ImageSource OpenValidation(DataFolders folders, ImageShape? shape = null)
    {
        ArgumentNullException.ThrowIfNull(folders);
        return Source(Listed(ValidationFiles[0], folders), folders, ValidationFolders, shape);
    }

    /// <inheritdoc/>
    protected override DataFile List(Split split) => OpenOodSet.File(split == Split.Train ? train : test);

    /// <summary>"0" to "n - 1".</summary>
    internal static IReadOnlyList<string> Numbered(int classes) =>
        [.. Enumerable.Range(0, classes).Select(n => n.ToString(CultureInfo.InvariantCulture))];
}
