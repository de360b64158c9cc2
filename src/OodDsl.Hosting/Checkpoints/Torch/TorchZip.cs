using System.IO.Compression;
using System.Text;

namespace OodDsl.Hosting;

/// <summary>PyTorch's format since 1.6: a zip archive with an entry for the pickle and one for each storage.</summary>
sealed class TorchZip : ITorchContainer
{
    const string Pickle = "data.pkl";

    readonly ZipArchive archive;
    readonly string root;

    /// <summary>Opens a file and reads its pickle.</summary>
    /// <exception cref="FormatException">It is none, or holds more than tensors.</exception>
    public TorchZip(string path)
    {
        archive = ZipFile.OpenRead(path);
        try
        {
            root = Root(archive, new FileInfo(path).Length);
            Content = new PickleReader(Bytes(Entry(root + Pickle), ITorchContainer.LargestPickle)).Read();
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public object? Content { get; }

    /// <inheritdoc/>
    public void Dispose() => archive.Dispose();

    /// <inheritdoc/>
    public Tensor Load(PickledStorage storage)
    {
        var entry = Entry($"{root}data/{storage.Key}");
        if (storage.Total > entry.Length / storage.ElementSize || storage.Total * storage.ElementSize != entry.Length)
            throw new FormatException($"its entry {entry.FullName} has {entry.Length} bytes for {storage.Total} elements of {storage.ElementSize}");
        using var stream = Open(entry);
        return storage.Read(stream);
    }

    // Everything lies in one folder, named after the file; what lies elsewhere is not touched.
    static string Root(ZipArchive archive, long length)
    {
        if (archive.Entries.Any(entry => entry.CompressedLength > length) || archive.Entries.Sum(entry => entry.CompressedLength) > length)
            throw new FormatException("its entries are longer than itself");
        if (archive.Entries.FirstOrDefault(entry => entry.FullName.StartsWith('/') || entry.FullName.Split('/', '\\').Contains("..", StringComparer.Ordinal)) is { } outside)
            throw new FormatException($"it has an entry '{outside.FullName}'");
        string[] pickles = [.. archive.Entries.Select(entry => entry.FullName).Where(name => name.EndsWith("/" + Pickle, StringComparison.Ordinal) && name.Count(c => c == '/') == 1)];
        if (pickles is not [var pickle]) throw new FormatException($"it has {pickles.Length} entries {Pickle}, not one");
        var folder = pickle[..^Pickle.Length];
        if (archive.GetEntry(folder + "constants.pkl") is not null) throw new FormatException("it is a TorchScript program, not weights");
        var order = archive.GetEntry(folder + "byteorder") is { } entry ? Encoding.ASCII.GetString(Bytes(entry, 16)) : "little";
        return order == "little" ? folder : throw new FormatException($"its byte order is '{order}', not 'little'");
    }

    ZipArchiveEntry Entry(string name) => archive.GetEntry(name) ?? throw new FormatException($"it has no entry {name}");

    // torch.save compresses nothing, so that no entry can become larger than the file.
    static Stream Open(ZipArchiveEntry entry) => entry.CompressedLength == entry.Length
        ? entry.Open()
        : throw new FormatException($"its entry {entry.FullName} is compressed, which PyTorch doesn't do");

    static byte[] Bytes(ZipArchiveEntry entry, int most)
    {
        if (entry.Length > most) throw new FormatException($"its entry {entry.FullName} has {entry.Length} bytes; {most} are allowed");
        using var stream = Open(entry);
        var bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
