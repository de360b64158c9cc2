namespace OodDsl;

/// <summary>
/// A data set is a type: <c>sealed class FashionMnist : DataSet</c>, with a constructor without parameters. It says which files it consists of
/// and how they are read; <see cref="DataFolders"/> finds, verifies and downloads them.
/// </summary>
public abstract class DataSet
{
    /// <summary>The id in kebab case, "fashion-mnist"; by default from the type's name.</summary>
    public virtual string Name => KebabCase(GetType().Name);

    /// <summary>Names of the classes, in the order of the labels.</summary>
    public abstract IReadOnlyList<string> ClassNames { get; }

    /// <summary>Whether train and test are different images. A set without splits gives all its images for either.</summary>
    public virtual bool HasSplits => true;

    /// <summary>
    /// The type of the data set that this one's images are made of, with its classes; null: its images are its own. A protocol that divides the
    /// other's classes divides this set's too.
    /// </summary>
    public virtual Type? MadeOf => null;

    /// <summary>
    /// Shape of the images as they are, where all have one, by default that of the small sets. It is what plans are checked with where there is no data;
    /// the images themselves decide where there is.
    /// </summary>
    public virtual ImageShape Shape { get; init; } = new(1, 28, 28);

    /// <summary>What published networks for this set normalise its images by; null: the default input layer measures the training images.</summary>
    public virtual Normalization? Normalization => null;

    /// <summary>What a user without these files can do, as a sentence, or null where nothing but looking elsewhere helps.</summary>
    public virtual string? Remedy => null;

    /// <summary>The files of a split; empty for a set that is made, or lies in folders of pictures.</summary>
    public abstract IReadOnlyList<DataFile> Files(Split split);

    /// <summary>The folders that a split's images are read from, for a set that lies in folders of pictures.</summary>
    public virtual IReadOnlyList<DataFolder> Folders(Split split) => [];

    /// <summary>Reads a split.</summary>
    /// <exception cref="DataMissingException">A file is nowhere to be found.</exception>
    /// <exception cref="DataFormatException">A file is damaged.</exception>
    public abstract ImageSet Load(Split split, DataFolders folders);

    /// <summary>Reads a split in the shape a benchmark works in: resized, grey repeated over the channels or colours weighted to grey.</summary>
    public virtual ImageSet Load(Split split, DataFolders folders, ImageShape shape) => Load(split, folders).Shaped(shape);

    /// <summary>"FashionMNISTOod2" becomes "fashion-mnist-ood2".</summary>
    internal static string KebabCase(string name) => string.Concat(name.Select((letter, i) =>
        i > 0 && char.IsUpper(letter) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))
            ? $"-{char.ToLowerInvariant(letter)}"
            : $"{char.ToLowerInvariant(letter)}"));
}
