namespace OodDsl;

/// <summary>
/// A data set made of another one, such as crops of its images or its images with drawn defects. It consists of the other's files, and has its
/// classes and splits. Where the classes stay, a benchmark's protocol divides it like the other: of a one-class run's defects only those on images
/// of the run's class are evaluated.
/// </summary>
/// <typeparam name="T">The set it is made of.</typeparam>
public abstract class ComposedDataSet<T> : DataSet where T : DataSet, new()
{
    /// <summary>The set it is made of.</summary>
    protected T Source { get; } = new();

    /// <summary>The type's name and the other set's: "drawn-defects-fashion-mnist".</summary>
    public override string Name
    {
        get
        {
            var type = GetType().Name;
            return $"{KebabCase(type.Split('`')[0])}-{Source.Name}";
        }
    }

    /// <inheritdoc/>
    public override Type MadeOf => typeof(T);

    /// <inheritdoc/>
    public override ImageShape Shape { get => Source.Shape; init => throw new NotSupportedException("The set it is made of has the shape."); }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames => Source.ClassNames;

    /// <inheritdoc/>
    public override bool HasSplits => Source.HasSplits;

    /// <inheritdoc/>
    public override string? Remedy => Source.Remedy;

    /// <inheritdoc/>
    public override IReadOnlyList<DataFile> Files(Split split) => Source.Files(split);

    /// <inheritdoc/>
    public override IReadOnlyList<DataFolder> Folders(Split split) => Source.Folders(split);

    /// <inheritdoc/>
    public override ImageSet Load(Split split, DataFolders folders) => Compose(Source.Load(split, folders), split);

    /// <summary>Makes the set. Draws come from seeds of its own name and the row, never from a run: the set is the same in every run.</summary>
    /// <param name="source">The other set's images.</param>
    /// <param name="split">Which split they are.</param>
    protected abstract ImageSet Compose(ImageSet source, Split split);
}
