namespace OodDsl.Hosting;

/// <summary>Reads data sets for a run, says in the user's words what is wrong with them, and notes the checksums of what was read.</summary>
class DataSource(DataFolders folders, ImageMemory? memory = null)
{
    readonly SortedDictionary<string, DataRecord> records = new(StringComparer.Ordinal);

    // A folder may have a million files, and is asked for with each split.
    readonly Dictionary<(string Folder, string? List), string> digests = [];

    /// <summary>The files that were read, by name.</summary>
    public IReadOnlyList<DataRecord> Records => [.. records.Values];

    /// <summary>How much memory images may take.</summary>
    public ImageMemory Memory { get; } = memory ?? new();

    /// <summary>A split as it is, or in a benchmark's shape: in memory where it fits, else read when it is asked for.</summary>
    /// <param name="set">The set.</param>
    /// <param name="split">The split.</param>
    /// <param name="shape">The shape; null: the set's own.</param>
    public virtual ImageSource Open(DataSet set, Split split, ImageShape? shape = null)
    {
        var images = Read(set, () =>
        {
            Note(set, split);
            if (set is ILargeDataSet large) return large.Open(split, folders, shape);
            if (shape is not { } wanted) return ImageSource.Of(set.Load(split, folders));
            return ShapesItself(set) ? ImageSource.Of(set.Load(split, folders, wanted)) : ImageSource.Of(set.Load(split, folders)).Shaped(wanted);
        });
        return Read(set, () => Held(set, images));
    }

    // What can be in memory is read now: damage shows before the training, not after it.
    ImageSource Held(DataSet set, ImageSource images) => images.IsHeld || images.Bytes > Array.MaxLength || !Memory.TryTake(images.Bytes, CPU)
        ? images
        : ImageSource.Of(images.Load(set.Name, folders.Cancellation));

    /// <summary>A set's own validation images; null: it has none.</summary>
    public virtual ImageSource? OpenValidation(DataSet set) => set is not IValidationSet validation
        ? null
        : Read(set, () =>
        {
            Note(set, Split.Train);
            return Held(set, validation.OpenValidation(folders));
        });

    /// <summary>The files and folders of a split as they are now, without reading the images.</summary>
    public IReadOnlyList<DataRecord> Locate((DataSet Set, Split Split) part) =>
        Located(() => (IReadOnlyList<DataRecord>)[.. Parts(part.Set, part.Split)]);

    /// <summary>Refuses a split of which a file or a folder is missing; what lies in them is not looked at.</summary>
    /// <exception cref="UserException">One is.</exception>
    public void Find((DataSet Set, Split Split) part) => Located(() =>
    {
        foreach (var file in DataParts.Files(part.Set, part.Split)) folders.Locate(part.Set, file);
        foreach (var folder in DataParts.Folders(part.Set, part.Split)) folders.Locate(part.Set, folder);
        return part;
    });

    /// <summary>Finds published weights.</summary>
    public string Locate(PublishedWeights weights) => Located(() =>
    {
        var located = WeightsLocation.Find(folders, weights);
        var name = Path.GetFileName(located.Path);
        records[$"weights/{name}"] = new("weights", name, located.Sha256);
        return located.Path;
    });

    /// <summary>Tells the user a line.</summary>
    public void Report(string line) => folders.Report?.Invoke(line);

    static T Located<T>(Func<T> locate)
    {
        try
        {
            return locate();
        }
        catch (DataMissingException error)
        {
            throw new UserException(ExitCode.Environment, error.Message, error.Remedy, error);
        }
    }

    // A set whose images are made or cut out at the benchmark's size, not resized to it.
    static bool ShapesItself(DataSet set) =>
        set.GetType().GetMethod(nameof(DataSet.Load), [typeof(Split), typeof(DataFolders), typeof(ImageShape)])!.DeclaringType != typeof(DataSet);

    void Note(DataSet set, Split split)
    {
        foreach (var part in Parts(set, split)) records[$"{set.Name}/{part.File}"] = part;
    }

    static ImageSource Read(DataSet set, Func<ImageSource> open)
    {
        try
        {
            var images = open();
            if (images.Count == 0)
                throw new UserException(ExitCode.Environment, $"The data set {set.Name} has no images.", "Check the folder it was read from.");
            return images.Labels is null ? new UnlabelledImages(images, set.Name) : images;
        }
        catch (DataMissingException error)
        {
            throw new UserException(ExitCode.Environment, error.Message, error.Remedy, error);
        }
        catch (DataFormatException error)
        {
            throw new UserException(ExitCode.Environment, error.Message, error.OwnRemedy ?? $"Replace the file. {set.Remedy}".TrimEnd(), error);
        }
    }

    IEnumerable<DataRecord> Parts(DataSet set, Split split) =>
    [
        .. DataParts.Files(set, split).Select(file => new DataRecord(set.Name, file.FileName, folders.Locate(set, file).Sha256)),
        .. DataParts.Folders(set, split).Select(folder => new DataRecord(set.Name, DataParts.Name(folder), Digest(set, folder))),
    ];

    string Digest(DataSet set, DataFolder folder)
    {
        var path = folders.Locate(set, folder);
        var list = folder.List is { } file ? folders.Locate(set, file).Path : null;
        if (digests.TryGetValue((path, list), out var known)) return known;
        return digests[(path, list)] = list is null ? DataFolder.Digest(path) : DataFolder.Digest(path, list);
    }
}
