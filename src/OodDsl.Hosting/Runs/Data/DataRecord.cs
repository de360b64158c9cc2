namespace OodDsl.Hosting;

/// <summary>A data file that a run read.</summary>
/// <param name="DataSet">Name of the set.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Sha256">SHA-256 of its content (of a packed file: unpacked), lower-case hexadecimal.</param>
public sealed record DataRecord(string DataSet, string File, string Sha256);
