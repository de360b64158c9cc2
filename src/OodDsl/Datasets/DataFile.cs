namespace OodDsl;

/// <summary>One file of a data set.</summary>
/// <param name="RelativePath">Path below a data folder, with '/'. A gzipped file may also lie there unpacked, without ".gz".</param>
/// <param name="Sha256">SHA-256 of the content in lower-case hexadecimal; of a .gz file, of the <em>unpacked</em> content, so that a file that
/// was compressed again still verifies; of an archive (.tar.gz), as it is. Empty: not known, nothing is checked.</param>
/// <param name="Download">Where to get the file, or null.</param>
/// <param name="Bytes">Length of what <paramref name="Sha256"/> covers, or 0 when not known.</param>
public sealed record DataFile(string RelativePath, string Sha256, Uri? Download, long Bytes)
{
    /// <summary>The archive that the file comes in, which is unpacked beside the downloads; null: none.</summary>
    public DataFile? Archive { get; init; }

    /// <summary>
    /// Of an archive: the most bytes that all it holds takes when it is unpacked, on a disk with blocks of 4096 bytes; more is refused. 0: not known, then
    /// 256 MiB and a hundred times the archive's own length are.
    /// </summary>
    public long UnpackedBytes { get; init; }

    /// <summary>
    /// SHA-256 of the published file, where a file of other content is read all the same, such as a small one in the same format. A download must have
    /// it; for another file with other content the user is told. Empty: not known.
    /// </summary>
    public string PublishedSha256 { get; init; } = "";

    /// <summary>The last part of the path.</summary>
    public string FileName => RelativePath[(RelativePath.LastIndexOf('/') + 1)..];

    /// <summary>Whether the file is one packed file, which may also lie there unpacked.</summary>
    internal bool IsPacked => RelativePath.EndsWith(".gz", StringComparison.Ordinal) && !RelativePath.EndsWith(".tar.gz", StringComparison.Ordinal);
}
