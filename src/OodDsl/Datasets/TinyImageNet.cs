using System.Globalization;

namespace OodDsl;

/// <summary>
/// Tiny ImageNet (Stanford, CS231n): 100,000 training and 10,000 validation images of 200 classes of ImageNet, 64 x 64. The validation images are the
/// test split; those of its test folder have no labels.
/// </summary>
[Overlaps<ImageNet1k>]
public sealed class TinyImageNet() : PictureSet(new(3, 64, 64))
{
    const int Classes = 200;
    static readonly DataFile Archive = new("tiny-imagenet-200.zip", "", new("http://cs231n.stanford.edu/tiny-imagenet-200.zip"), 0) { UnpackedBytes = 1_000_000_000 };

    /// <summary>"0" to "199": classes in the order of their WordNet numbers.</summary>
    public override IReadOnlyList<string> ClassNames { get; } = [.. Enumerable.Range(0, Classes).Select(n => n.ToString(CultureInfo.InvariantCulture))];

    /// <inheritdoc/>
    public override IReadOnlyList<DataFolder> Folders(Split split) =>
        [new($"tiny-imagenet-200/{(split == Split.Train ? "train" : "val")}") { Archive = Archive }];

    /// <inheritdoc/>
    protected override IReadOnlyList<PictureEntry> Pictures(Split split, DataFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var root = folders.Locate(this, Folders(split)[0]);
        return split == Split.Train ? ByClass(root, Classes) : Validation(root);
    }

    // One folder for all, and a table: name, class, corners of a box.
    static PictureEntry[] Validation(string root)
    {
        var table = Path.Combine(root, "val_annotations.txt");
        if (!File.Exists(table)) throw new DataFormatException(root, "a file val_annotations.txt", "none");
        string[][] rows = [.. File.ReadLines(table).Where(line => line.Length > 0).Select(line => line.Split('\t'))];
        if (Array.Find(rows, row => row.Length < 2) is { } wrong)
            throw new DataFormatException(table, "a picture's name and its class in every line", $"\"{string.Join(' ', wrong)}\"");
        // The training folders are the classes; where only the validation images lie, those that appear.
        var training = Path.Combine(Path.GetDirectoryName(root)!, "train");
        var names = Directory.Exists(training)
            ? Directory.GetDirectories(training).Select(folder => Path.GetFileName(folder)!)
            : rows.Select(row => row[1]).Distinct(StringComparer.Ordinal);
        string[] classes = [.. names.Order(StringComparer.Ordinal)];
        return [.. rows.Select(row => new PictureEntry(Path.Combine(root, "images", row[0]), Label(row)))];

        int Label(string[] row) => Array.BinarySearch(classes, row[1], StringComparer.Ordinal) is >= 0 and < Classes and var label
            ? label
            : throw new DataFormatException(table, $"one of {Math.Min(Classes, classes.Length)} classes", $"\"{row[1]}\"");
    }
}
