using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace OodDsl.Hosting;

/// <summary>
/// Writes the safetensors format: the length of the header (8 bytes, little endian), the header (JSON, padded with spaces to a multiple of 8),
/// and the tensors' bytes (little endian, row-major) one after the other. What is announced has to be written, in that order; the tensors
/// themselves stream through.
/// </summary>
public sealed class SafetensorsWriter
{
    readonly Stream stream;
    readonly SafetensorEntry[] entries;
    int next;

    /// <summary>Writes the header. The stream stays the caller's.</summary>
    /// <param name="stream">Where to write to.</param>
    /// <param name="entries">The tensors to come. Sort them by falling element size and each one's data is aligned.</param>
    /// <param name="metadata">Free text by key, or null.</param>
    /// <exception cref="ArgumentException">Two tensors have one name, a name is "__metadata__", or a size is negative.</exception>
    public SafetensorsWriter(Stream stream, IEnumerable<SafetensorEntry> entries, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        this.stream = stream;
        this.entries = [.. entries];
        Check(this.entries);
        var json = Header(this.entries, metadata);
        Span<byte> length = stackalloc byte[8];
        var padded = (json.Length + 7) / 8 * 8;
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)padded);
        stream.Write(length);
        stream.Write(json);
        stream.Write("       "u8[..(padded - json.Length)]);
    }

    /// <summary>Writes the bytes of the next tensor.</summary>
    /// <exception cref="InvalidOperationException">It isn't the next one, or its bytes are too many or too few.</exception>
    public void Write(string name, ReadOnlySpan<byte> bytes)
    {
        if (next == entries.Length) throw new InvalidOperationException($"'{name}' was not announced: all {next} tensors are written.");
        var entry = entries[next];
        if (!string.Equals(entry.Name, name, StringComparison.Ordinal))
            throw new InvalidOperationException($"The next tensor is '{entry.Name}', not '{name}'.");
        if (bytes.Length != entry.ByteLength)
            throw new InvalidOperationException(
                $"'{name}' ({entry.Type}, [{string.Join(", ", entry.Shape)}]) has {entry.ByteLength} bytes, not {bytes.Length}.");
        stream.Write(bytes);
        next++;
    }

    /// <summary>Says that all is written.</summary>
    /// <exception cref="InvalidOperationException">A tensor is missing.</exception>
    public void Finish()
    {
        if (next < entries.Length) throw new InvalidOperationException($"'{entries[next].Name}' was announced and not written.");
    }

    static void Check(SafetensorEntry[] entries)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (string.Equals(entry.Name, SafetensorsReader.MetadataKey, StringComparison.Ordinal) || !names.Add(entry.Name))
                throw new ArgumentException($"The name '{entry.Name}' is taken.", nameof(entries));
            if (entry.Shape.Any(size => size < 0))
                throw new ArgumentException($"'{entry.Name}' has the shape [{string.Join(", ", entry.Shape)}].", nameof(entries));
        }
    }

    static ReadOnlySpan<byte> Header(SafetensorEntry[] entries, IReadOnlyDictionary<string, string>? metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject(SafetensorsReader.MetadataKey);
                // Sorted: the same content gives the same bytes.
                foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal)) json.WriteString(key, value);
                json.WriteEndObject();
            }
            long offset = 0;
            foreach (var entry in entries)
            {
                json.WriteStartObject(entry.Name);
                json.WriteString("dtype", entry.Type.ToString());
                json.WriteStartArray("shape");
                foreach (var size in entry.Shape) json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset = checked(offset + entry.ByteLength));
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        return buffer.WrittenSpan;
    }
}
