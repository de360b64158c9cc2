namespace OodDsl.Hosting;

/// <summary>Where a run's data sets are looked for, and how much memory their images may take.</summary>
/// <param name="Folders">Where data sets are looked for.</param>
/// <param name="ImageMemory">Bytes that images may take; what does not fit is read as the run goes, to the same bits. Null: OOD_IMAGE_MEMORY, or a
/// quarter of what the process may use.</param>
public sealed record RunData(DataFolders Folders, long? ImageMemory = null)
{
    /// <summary>These folders, with the usual memory.</summary>
    public static implicit operator RunData(DataFolders folders) => FromDataFolders(folders);

    /// <summary>These folders, with the usual memory.</summary>
    public static RunData FromDataFolders(DataFolders folders) => new(folders);

    /// <summary>Reads the sets, and notes what was read.</summary>
    internal DataSource Source() => new(Folders, new(ImageMemory));
}
