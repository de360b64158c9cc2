namespace OodDsl.Hosting;

/// <summary>Reads data sets for a run, says in the user's words what is wrong with them, and notes the checksums of what was read.</summary>
class DataSource(DataFolders folders)
{
    readonly SortedDictionary<string, DataRecord> records = new(StringComparer.Ordinal);

    /// <summary>The files that were read, by name.</summary>
    public IReadOnlyList<DataRecord> Records => [.. records.Values];

    /// <summary>Reads a split as it is.</summary>
    public ImageSet Load(DataSet set, Split split) => Read(set, split, () => set.Load(split, folders));

    /// <summary>Reads a split in the benchmark's shape.</summary>
    public virtual ImageSet Load(DataSet set, Split split, ImageShape shape) => Read(set, split, () => set.Load(split, folders, shape));

    /// <summary>The files and folders of a split as they are now, without reading the images.</summary>
    public IReadOnlyList<DataRecord> Locate((DataSet Set, Split Split) part) =>
        Located(() => (IReadOnlyList<DataRecord>)[.. Parts(part.Set, part.Split)]);

    /// <summary>Finds published weights.</summary>
    public string Locate(PublishedWeights weights) => Located(() =>
    {
        var located = folders.Locate(weights);
        records[$"weights/{weights.File.FileName}"] = new("weights", weights.File.FileName, located.Sha256);
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

    ImageSet Read(DataSet set, Split split, Func<ImageSet> load)
    {
        try
        {
            foreach (var part in Parts(set, split)) records[$"{set.Name}/{part.File}"] = part;
            var images = load();
            if (images.Count == 0)
                throw new UserException(ExitCode.Environment, $"The data set {set.Name} has no images.", "Check the folder it was read from.");
            return images.Labels is null ? new(images.Pixels, images.Shape, new int[images.Count], [set.Name], images.Masks) : images;
        }
        catch (DataMissingException error)
        {
            throw new UserException(ExitCode.Environment, error.Message, error.Remedy, error);
        }
        catch (DataFormatException error)
        {
            throw new UserException(ExitCode.Environment, error.Message, $"Replace the file. {set.Remedy}".TrimEnd(), error);
        }
    }

    IEnumerable<DataRecord> Parts(DataSet set, Split split) =>
    [
        .. set.Files(split).Select(file => new DataRecord(set.Name, file.FileName, folders.Locate(set, file).Sha256)),
        .. set.Folders(split).Select(folder => new DataRecord(set.Name, $"{folder.RelativePath}/", DataFolder.Digest(folders.Locate(set, folder)))),
    ];
}
