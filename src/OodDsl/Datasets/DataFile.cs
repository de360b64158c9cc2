namespace OodDsl;

/// <summary>One file of a data set.</summary>
/// <param name="RelativePath">Path below a data folder, with '/'. A gzipped file may also lie there unpacked, without ".gz".</param>
/// <param name="Sha256">SHA-256 of the content in lower-case hexadecimal; of a .gz file, of the <em>unpacked</em> content, so that a file that
/// was compressed again still verifies. Empty: not known, nothing is checked.</param>
/// <param name="Download">Where to get the file, or null.</param>
/// <param name="Bytes">Length of what <paramref name="Sha256"/> covers, or 0 when not known.</param>
public sealed record DataFile(string RelativePath, string Sha256, Uri? Download, long Bytes)
{
    /// <summary>The last part of the path.</summary>
    public string FileName => RelativePath[(RelativePath.LastIndexOf('/') + 1)..];
}
