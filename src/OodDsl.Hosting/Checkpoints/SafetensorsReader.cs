using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace OodDsl.Hosting;

/// <summary>
/// Reads a safetensors file. Opening it checks everything that the header says: known types, shapes that fit the bytes, no tensor twice, every
/// byte of the file in exactly one tensor. Tensors are read on demand, from any thread.
/// </summary>
public sealed class SafetensorsReader : IDisposable
{
    /// <summary>The one key of the header that is no tensor.</summary>
    internal const string MetadataKey = "__metadata__";

    const int LargestHeader = 100_000_000;

    readonly string path;
    readonly SafeFileHandle file;
    readonly Dictionary<string, (SafetensorEntry Entry, long Start)> tensors;

    /// <summary>Opens and checks a file.</summary>
    /// <exception cref="SafetensorsFormatException">It is no intact safetensors file.</exception>
    public SafetensorsReader(string path)
    {
        this.path = path;
        file = File.OpenHandle(path);
        try
        {
            var header = SafetensorsHeader.Parse(ReadHeader(out var dataStart), RandomAccess.GetLength(file) - dataStart, path);
            Metadata = header.Metadata;
            Entries = header.Entries;
            tensors = header.Entries.Zip(header.Starts, (entry, start) => (entry, dataStart + start))
                .ToDictionary(pair => pair.entry.Name, StringComparer.Ordinal);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The tensors in the order of their data.</summary>
    public IReadOnlyList<SafetensorEntry> Entries { get; }

    /// <summary>Free text by key.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Reads a tensor's bytes.</summary>
    /// <exception cref="KeyNotFoundException">There is no tensor of that name.</exception>
    public byte[] Read(string name)
    {
        var bytes = new byte[checked((int)Find(name).Entry.ByteLength)];
        Read(name, bytes);
        return bytes;
    }

    /// <summary>Reads a tensor's bytes to where they belong.</summary>
    /// <exception cref="KeyNotFoundException">There is no tensor of that name.</exception>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    /// <exception cref="SafetensorsFormatException">The file became shorter since it was opened.</exception>
    public void Read(string name, Span<byte> destination)
    {
        var (entry, position) = Find(name);
        if (destination.Length != entry.ByteLength)
            throw new ArgumentException($"'{name}' has {entry.ByteLength} bytes, not {destination.Length}.", nameof(destination));
        while (!destination.IsEmpty)
        {
            var got = RandomAccess.Read(file, destination, position);
            if (got == 0) throw new SafetensorsFormatException(path, "it was cut while it was read");
            position += got;
            destination = destination[got..];
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => file.Dispose();

    (SafetensorEntry Entry, long Start) Find(string name) =>
        tensors.TryGetValue(name, out var found) ? found : throw new KeyNotFoundException($"{path} has no tensor '{name}'.");

    byte[] ReadHeader(out long dataStart)
    {
        Span<byte> prefix = stackalloc byte[8];
        var length = RandomAccess.GetLength(file);
        if (length < 8 || RandomAccess.Read(file, prefix, 0) < 8)
            throw new SafetensorsFormatException(path, $"it has {length} bytes, too few for any");
        var header = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (header > LargestHeader) throw new SafetensorsFormatException(path, $"its header would have {header} bytes; {LargestHeader} are allowed");
        if ((long)header > length - 8) throw new SafetensorsFormatException(path, $"its header would have {header} bytes of a file of {length}");
        var bytes = new byte[header];
        for (var got = 0; got < bytes.Length;)
        {
            var read = RandomAccess.Read(file, bytes.AsSpan(got), 8 + got);
            if (read == 0) throw new SafetensorsFormatException(path, "it was cut while it was read");
            got += read;
        }
        dataStart = 8 + bytes.Length;
        return bytes;
    }
}
