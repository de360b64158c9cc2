using System.IO.Compression;
using System.Text;

namespace OodDsl.Hosting;

/// <summary>
/// Reads the tensors of a file that <c>torch.save</c> wrote (.pt, .pth, .ckpt; the zip format of PyTorch 1.6 and later) without executing any of it.
/// </summary>
static class TorchFile
{
    const string Pickle = "data.pkl";
    const int LargestPickle = 16 << 20;

    // Where training programs put the weights among other things.
    static readonly string[] Nests = ["state_dict", "model_state_dict", "model", "net", "network", "weights"];

    // What DataParallel, and wrappers in training programs, put before every name.
    static readonly string[] Prefixes = ["module.", "model."];

    /// <summary>Whether a file is a zip archive, as newer PyTorch files are.</summary>
    public static bool IsZip(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> magic = stackalloc byte[4];
        return file.ReadAtLeast(magic, 4, throwOnEndOfStream: false) == 4 && magic is [(byte)'P', (byte)'K', 3, 4];
    }

    /// <summary>Whether a file is a pickle, as PyTorch's files were before.</summary>
    public static bool IsPickle(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> magic = stackalloc byte[2];
        return file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x80, >= 2 and <= 5];
    }

    /// <summary>The file's weights by name, on the host, in the caller's dispose scope; tensors that share numbers in the file share them here.</summary>
    /// <exception cref="UserException">It is damaged, or holds no weights; or something that is no tensor, which it names.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path)
    {
        try
        {
            if (IsPickle(path)) throw new FormatException("it has the format that PyTorch had before 1.6");
            using var archive = ZipFile.OpenRead(path);
            var root = Root(archive, new FileInfo(path).Length);
            Dictionary<string, Tensor> storages = new(StringComparer.Ordinal);
            var weights = Weights(new PickleReader(Content(Entry(archive, root + Pickle), LargestPickle)).Read());
            return weights.ToDictionary(
                entry => entry.Name, entry => View(entry.Tensor, storages, key => Entry(archive, $"{root}data/{key}")), StringComparer.Ordinal);
        }
        catch (Exception error) when (error is FormatException or InvalidDataException or IOException or UnauthorizedAccessException
            or OverflowException or NotSupportedException or ArgumentException)
        {
            throw new UserException(
                ExitCode.Environment, $"{path} can't be read as a PyTorch file: {error.Message}.",
                "Save the weights alone, where you trust the file: python3 -c \"import torch; w = torch.load('FILE', map_location='cpu'); "
                + "torch.save(w.get('state_dict', w), 'NEW')\".", error);
        }
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
        var root = pickle[..^Pickle.Length];
        if (archive.GetEntry(root + "constants.pkl") is not null) throw new FormatException("it is a TorchScript program, not weights");
        var order = archive.GetEntry(root + "byteorder") is { } entry ? Encoding.ASCII.GetString(Content(entry, 16)) : "little";
        return order == "little" ? root : throw new FormatException($"its byte order is '{order}', not 'little'");
    }

    static ZipArchiveEntry Entry(ZipArchive archive, string name) => archive.GetEntry(name) ?? throw new FormatException($"it has no entry {name}");

    // torch.save compresses nothing, so that no entry can become larger than the file.
    static Stream Open(ZipArchiveEntry entry) => entry.CompressedLength == entry.Length
        ? entry.Open()
        : throw new FormatException($"its entry {entry.FullName} is compressed, which PyTorch doesn't do");

    static byte[] Content(ZipArchiveEntry entry, int most)
    {
        if (entry.Length > most) throw new FormatException($"its entry {entry.FullName} has {entry.Length} bytes; {most} are allowed");
        using var stream = Open(entry);
        var bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    static List<(string Name, PickledTensor Tensor)> Weights(object? root)
    {
        if (root is not PickledDictionary dictionary) throw new FormatException("it holds no dictionary of tensors");
        foreach (var nest in Nests)
            if (dictionary.TryGet(nest, out var inner) && inner is PickledDictionary weights && Tensors(weights).Count > 0) return Named(Tensors(weights));
        return Tensors(dictionary) is { Count: > 0 } tensors
            ? Named(tensors)
            : throw new FormatException($"it holds no dictionary of tensors, but {string.Join(", ", dictionary.Names.Take(10))}");
    }

    static List<(string Name, PickledTensor Tensor)> Tensors(PickledDictionary dictionary) =>
        [.. dictionary.Names.Select(name => (Name: name, Tensor: dictionary[name] as PickledTensor)).Where(entry => entry.Tensor is not null).Select(entry => (entry.Name, entry.Tensor!))];

    static List<(string Name, PickledTensor Tensor)> Named(List<(string Name, PickledTensor Tensor)> weights)
    {
        foreach (var prefix in Prefixes)
            if (weights.TrueForAll(entry => entry.Name.StartsWith(prefix, StringComparison.Ordinal)))
                weights = weights.ConvertAll(entry => (entry.Name[prefix.Length..], entry.Tensor));
        return weights;
    }

    static Tensor View(PickledTensor tensor, Dictionary<string, Tensor> storages, Func<string, ZipArchiveEntry> entry)
    {
        var storage = tensor.Storage;
        if (!storages.TryGetValue(storage.Key, out var numbers)) storages.Add(storage.Key, numbers = Load(storage, entry(storage.Key)));
        if (numbers.dtype != storage.Type || numbers.numel() != storage.Count) throw new FormatException($"it describes its storage {storage.Key} in two ways");
        return numbers.as_strided(tensor.Shape, tensor.Strides, tensor.Offset);
    }

    static Tensor Load(PickledStorage storage, ZipArchiveEntry entry)
    {
        using var probe = empty([0], storage.Type);
        var size = probe.element_size();
        if (storage.Count > entry.Length / size || storage.Count * size != entry.Length)
            throw new FormatException($"its entry {entry.FullName} has {entry.Length} bytes for {storage.Count} elements of {size}");
        var numbers = empty([storage.Count], storage.Type);
        using var stream = Open(entry);
        // A span reaches 2 GB.
        for (long start = 0, most = (1 << 30) / size; start < storage.Count; start += most)
        {
            using var part = numbers.narrow(0, start, Math.Min(most, storage.Count - start));
            stream.ReadExactly(part.bytes);
        }
        return numbers;
    }
}
