namespace OodDsl.Hosting;

/// <summary>
/// Reads the tensors of a file that <c>torch.save</c> wrote (.pt, .pth, .ckpt) without executing any of it: in the zip format of PyTorch 1.6 and later, and
/// in the one before, of 0.1.10 and later.
/// </summary>
static class TorchFile
{
    // Where training programs put the weights among other things.
    static readonly string[] Nests = ["state_dict", "model_state_dict", "model", "net", "network", "weights"];

    // What DataParallel, and wrappers in training programs, put before every name.
    static readonly string[] Prefixes = ["module.", "model."];

    enum Format
    {
        Other,
        Zip,
        Pickles,
        Tar,
    }

    /// <summary>Whether a file looks like one of PyTorch's, of any of its formats.</summary>
    public static bool Is(string path) => FormatOf(path) != Format.Other;

    /// <summary>The file's weights by name, on the host, in the caller's dispose scope; tensors that share numbers in the file share them here.</summary>
    /// <exception cref="UserException">It is damaged, or holds no weights; or something that is no tensor, which it names.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path)
    {
        try
        {
            using ITorchContainer container = FormatOf(path) switch
            {
                Format.Pickles => new TorchPickles(path),
                Format.Tar => throw new FormatException("it has the format that PyTorch had before 0.1.10"),
                _ => new TorchZip(path),
            };
            Dictionary<string, Tensor> storages = new(StringComparer.Ordinal);
            return Weights(container.Content).ToDictionary(entry => entry.Name, entry => View(entry.Tensor, storages, container), StringComparer.Ordinal);
        }
        catch (Exception error) when (error is FormatException or InvalidDataException or IOException or UnauthorizedAccessException
            or OverflowException or NotSupportedException or ArgumentException)
        {
            throw new UserException(
                ExitCode.Environment, $"{path} can't be read as a PyTorch file: {error.Message.TrimEnd('.')}.",
                "Save the weights alone, where you trust the file: python3 -c \"import torch; w = torch.load('FILE', map_location='cpu'); "
                + "torch.save(w.get('state_dict', w), 'NEW')\".", error);
        }
    }

    static Format FormatOf(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[512];
        return start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)] switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] => Format.Zip,
            [0x80, >= 2 and <= 5, ..] => Format.Pickles,
            { Length: 512 } block when block[257..].StartsWith("ustar"u8) => Format.Tar,
            _ => Format.Other,
        };
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

    static Tensor View(PickledTensor tensor, Dictionary<string, Tensor> storages, ITorchContainer container)
    {
        var storage = tensor.Storage;
        if (!storages.TryGetValue(storage.Key, out var numbers)) storages.Add(storage.Key, numbers = container.Load(storage));
        if (numbers.dtype != storage.Type || numbers.numel() != storage.Total) throw new FormatException($"it describes its storage {storage.Key} in two ways");
        return numbers.as_strided(tensor.Shape, tensor.Strides, storage.Start + tensor.Offset);
    }
}
