namespace OodDsl.Hosting;

/// <summary>A data file, or a folder of pictures, that a run read.</summary>
/// <param name="DataSet">Name of the set.</param>
/// <param name="File">Name of the file; of a folder, its path with a '/' at the end, and behind it the list that says which of its files are read.</param>
/// <param name="Sha256">
/// SHA-256 of its content (of a packed file: unpacked; of a folder: <see cref="DataFolder.Digest(string)"/>), lower-case hexadecimal.
/// </param>
public sealed record DataRecord(string DataSet, string File, string Sha256)
{
    /// <summary>Whether another record is of the same file of the same set, with other content.</summary>
    internal bool WasReplacedBy(DataRecord now) => this != now && this == now with { Sha256 = Sha256 };
}
