namespace OodDsl;

/// <summary>
/// As a stream's data set, <c>[Auxiliary&lt;TrainingSet&gt;]</c>: the run's own ID training images, without validation images and with the ID labels,
/// shuffled independently of the main stream.
/// </summary>
public sealed class TrainingSet : DataSet
{
    /// <summary>None: the run's benchmark decides.</summary>
    public override IReadOnlyList<string> ClassNames => [];

    /// <inheritdoc/>
    public override IReadOnlyList<DataFile> Files(Split split) => [];

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: only a run knows its training images.</exception>
    public override ImageSet Load(Split split, DataFolders folders) =>
        throw new NotSupportedException("A TrainingSet stands for a run's own training images and has none of its own.");
}
