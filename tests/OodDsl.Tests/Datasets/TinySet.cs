using System.Security.Cryptography;

namespace OodDsl.Tests;

/// <summary>A data set of one gzipped file of a kilobyte of text.</summary>
sealed class TinySet(Uri? download = null, string? remedy = null) : DataSet
{
    public static byte[] Content { get; } = [.. Enumerable.Range(0, 1000).Select(i => (byte)((i * i) >> 3))];

    public static byte[] Packed { get; } = IdxFileTests.Gzip(Content);

    public DataFile File { get; } = new("tiny/file.gz", Convert.ToHexStringLower(SHA256.HashData(Content)), download, Content.Length);

    public override string? Remedy => remedy;

    public override IReadOnlyList<string> ClassNames => [];

    public override IReadOnlyList<DataFile> Files(Split split) => [File];

    public override ImageSet Load(Split split, DataFolders folders) => throw new NotSupportedException();
}
