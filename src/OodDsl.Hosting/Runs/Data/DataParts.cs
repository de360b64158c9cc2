namespace OodDsl.Hosting;

/// <summary>What a split consists of. The training split's own validation images are part of it: they are read with it.</summary>
static class DataParts
{
    /// <summary>The files of a split.</summary>
    public static IEnumerable<DataFile> Files(DataSet set, Split split) =>
        set.Files(split).Concat(split == Split.Train && set is IValidationSet validation ? validation.ValidationFiles : []);

    /// <summary>The folders of a split.</summary>
    public static IEnumerable<DataFolder> Folders(DataSet set, Split split) =>
        set.Folders(split).Concat(split == Split.Train && set is IValidationSet validation ? validation.ValidationFolders : []);

    /// <summary>A folder's name in a <see cref="DataRecord"/>: each list of a set is of other files.</summary>
    public static string Name(DataFolder folder) => folder.List is { } list ? $"{folder.RelativePath}/ ({list.FileName})" : $"{folder.RelativePath}/";
}
