namespace OodDsl.Hosting;

/// <summary>A data file, or a folder of pictures, that a run read.</summary>
/// <param name="DataSet">Name of the set.</param>
/// <param name="File">Name of the file; of a folder, its path with a '/' at the end.</param>
/// <param name="Sha256">
/// SHA-256 of its content (of a packed file: unpacked; of a folder: <see cref="DataFolder.Digest"/>), lower-case hexadecimal.
/// </param>
public sealed record DataRecord(string DataSet, string File, string Sha256);
