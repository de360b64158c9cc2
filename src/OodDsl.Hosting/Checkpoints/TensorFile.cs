using System.Security.Cryptography;

namespace OodDsl.Hosting;

/// <summary>Tensors to safetensors files and back.</summary>
static class TensorFile
{
    const string ChecksumKey = "sha256";

    static readonly (ScalarType Tensor, SafetensorsType File)[] Types =
    [
        (ScalarType.Float64, SafetensorsType.F64), (ScalarType.Int64, SafetensorsType.I64), (ScalarType.Float32, SafetensorsType.F32),
        (ScalarType.Int32, SafetensorsType.I32), (ScalarType.Float16, SafetensorsType.F16), (ScalarType.BFloat16, SafetensorsType.BF16),
        (ScalarType.Int16, SafetensorsType.I16), (ScalarType.Int8, SafetensorsType.I8), (ScalarType.Byte, SafetensorsType.U8),
        (ScalarType.Bool, SafetensorsType.BOOL),
    ];

    /// <summary>Metadata of a file that needs none.</summary>
    public static IReadOnlyDictionary<string, string> NoMetadata { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Writes tensors, wherever they live, whole or not at all; larger elements first, so that all are aligned.</summary>
    /// <exception cref="UserException">The file can't be written, as on a full disk. An earlier file of that name stays.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var ordered = tensors
            .Select(entry => (Entry: new SafetensorEntry(entry.Key, FileType(entry.Value.dtype), entry.Value.shape), Tensor: entry.Value))
            .OrderByDescending(item => item.Entry.ElementSize)
            .ThenBy(item => item.Entry.Name, StringComparer.Ordinal)
            .ToArray();
        try
        {
            AtomicFile.Write(path, stream =>
            {
                var checksum = Checksum(ordered.Where(item => item.Entry.ByteLength > 0).Select(item => item.Tensor));
                var writer = new SafetensorsWriter(
                    stream, ordered.Select(item => item.Entry), new Dictionary<string, string>(metadata, StringComparer.Ordinal) { [ChecksumKey] = checksum });
                foreach (var (entry, tensor) in ordered)
                {
                    using var scope = NewDisposeScope();
                    writer.Write(entry.Name, entry.ByteLength == 0 ? [] : tensor.detach().cpu().contiguous().bytes);
                }
                writer.Finish();
            });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException(
                ExitCode.Environment, $"{path} can't be written: {error.Message}", "Make room, or name another folder with --output.", error);
        }
    }

    /// <summary>Reads a file; its tensors are on the host, in the caller's dispose scope.</summary>
    /// <exception cref="UserException">The file is missing or damaged.</exception>
    public static (IReadOnlyDictionary<string, Tensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Read(string path)
    {
        using var reader = Open(path);
        var tensors = reader.Entries.Select(entry => (entry.Name, Tensor: Read(reader, entry))).ToArray();
        if (reader.Metadata.TryGetValue(ChecksumKey, out var expected)
            && !string.Equals(expected, Checksum(tensors.Select(entry => entry.Tensor).Where(tensor => tensor.numel() > 0)), StringComparison.Ordinal))
            throw new UserException(
                ExitCode.Environment, $"{path} was altered: its tensors are not those that were written.", "Use another checkpoint, or make the run again.");
        return (tensors.ToDictionary(entry => entry.Name, entry => entry.Tensor, StringComparer.Ordinal), reader.Metadata);
    }

    // Of the tensors' bytes in the order of the file.
    static string Checksum(IEnumerable<Tensor> tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var tensor in tensors)
        {
            using var scope = NewDisposeScope();
            hash.AppendData(tensor.detach().cpu().contiguous().bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Reads a file's vectors of real numbers, [N].</summary>
    /// <exception cref="UserException">The file is missing or damaged.</exception>
    public static IReadOnlyDictionary<string, double[]> ReadNumbers(string path)
    {
        using var scope = NewDisposeScope();
        var (tensors, _) = Read(path);
        return tensors.Where(entry => entry.Value.dim() == 1 && entry.Value.is_floating_point())
            .ToDictionary(entry => entry.Key, entry => entry.Value.to(ScalarType.Float64).data<double>().ToArray(), StringComparer.Ordinal);
    }

    static Tensor Read(SafetensorsReader reader, SafetensorEntry entry)
    {
        var tensor = empty([.. entry.Shape], Array.Find(Types, type => type.File == entry.Type).Tensor);
        if (entry.ByteLength > 0) reader.Read(entry.Name, tensor.bytes);
        return tensor;
    }

    static SafetensorsReader Open(string path)
    {
        try
        {
            return new(path);
        }
        catch (Exception error) when (error is SafetensorsFormatException or IOException or UnauthorizedAccessException)
        {
            throw new UserException(
                ExitCode.Environment, $"{path} can't be read: {error.Message}", "Use another checkpoint, or make the run again.", error);
        }
    }

    static SafetensorsType FileType(ScalarType type) => Array.FindIndex(Types, pair => pair.Tensor == type) is >= 0 and var found
        ? Types[found].File
        : throw new NotSupportedException($"Tensors of type {type} can't be saved.");
}
