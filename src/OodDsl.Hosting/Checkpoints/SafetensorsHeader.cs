using System.Text.Json;

namespace OodDsl.Hosting;

/// <summary>The header of a safetensors file, checked.</summary>
/// <param name="Entries">The tensors in the order of their data.</param>
/// <param name="Starts">Where each one's bytes begin, from the end of the header.</param>
/// <param name="Metadata">Free text by key.</param>
sealed record SafetensorsHeader(IReadOnlyList<SafetensorEntry> Entries, IReadOnlyList<long> Starts, IReadOnlyDictionary<string, string> Metadata)
{
    // Duplicate names must reach us: JSON itself takes the last of them.
    static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = true };

    /// <summary>Parses and checks a header.</summary>
    /// <param name="header">Its JSON, with the padding.</param>
    /// <param name="dataLength">Bytes of the file after the header.</param>
    /// <param name="file">Path, for error messages.</param>
    /// <exception cref="SafetensorsFormatException">Something is wrong with it.</exception>
    public static SafetensorsHeader Parse(byte[] header, long dataLength, string file)
    {
        try
        {
            if (header.Length == 0 || header[0] != (byte)'{') throw new SafetensorsFormatException(file, "its header does not begin with '{'");
            using var json = JsonDocument.Parse(header, Strict);
            List<(SafetensorEntry Entry, long Start, long End)> tensors = [];
            Dictionary<string, string>? metadata = null;
            HashSet<string> names = new(StringComparer.Ordinal);
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (!names.Add(property.Name)) throw new SafetensorsFormatException(file, $"'{property.Name}' is there twice");
                if (property.NameEquals(SafetensorsReader.MetadataKey)) metadata = Texts(property.Value, file);
                else tensors.Add(Tensor(property.Name, property.Value, file));
            }
            // Empty tensors share their place with the next one, which they have to precede.
            tensors.Sort((a, b) => (a.Start, a.End).CompareTo((b.Start, b.End)));
            CheckCoverage(tensors, dataLength, file);
            return new([.. tensors.Select(tensor => tensor.Entry)], [.. tensors.Select(tensor => tensor.Start)], metadata ?? []);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            // The latter two are what JsonElement throws for a value of another kind, or a string that is no valid text.
            throw new SafetensorsFormatException(file, $"its header is malformed ({error.Message.TrimEnd('.')})", error);
        }
    }

    static (SafetensorEntry Entry, long Start, long End) Tensor(string name, JsonElement json, string file)
    {
        SafetensorsFormatException Wrong(string problem) => new(file, $"of '{name}' {problem}");

        var (type, shape, offsets) = ("", (long[]?)null, (long[]?)null);
        foreach (var property in json.EnumerateObject())
            switch (property.Name)
            {
                case "dtype" when type.Length == 0: type = property.Value.GetString() ?? ""; break;
                case "shape" when shape is null: shape = Numbers(property.Value); break;
                case "data_offsets" when offsets is null: offsets = Numbers(property.Value); break;
                default: throw Wrong($"'{property.Name}' is unknown or there twice");
            }

        if (!Enum.TryParse<SafetensorsType>(type, out var known) || !string.Equals(known.ToString(), type, StringComparison.Ordinal))
            throw Wrong($"the type '{type}' is not one of {string.Join(", ", Enum.GetNames<SafetensorsType>())}");
        if (shape is null || Array.Exists(shape, size => size < 0)) throw Wrong("the shape is missing or negative");
        if (offsets is not [>= 0 and var start, var end] || end < start) throw Wrong("data_offsets are not two ascending numbers");
        var entry = new SafetensorEntry(name, known, shape);
        try
        {
            if (entry.ByteLength != end - start)
                throw Wrong($"the {end - start} bytes are not the {entry.ByteLength} of {type} [{string.Join(", ", shape)}]");
        }
        catch (OverflowException error)
        {
            throw new SafetensorsFormatException(file, $"of '{name}' the shape [{string.Join(", ", shape)}] is beyond all files", error);
        }
        return (entry, start, end);
    }

    static void CheckCoverage(List<(SafetensorEntry Entry, long Start, long End)> tensors, long dataLength, string file)
    {
        long covered = 0;
        foreach (var (entry, start, end) in tensors)
        {
            if (start != covered)
                throw new SafetensorsFormatException(
                    file, $"'{entry.Name}' begins at byte {start} of the data, not at {covered} where the one before it ends");
            covered = end;
        }
        if (covered != dataLength) throw new SafetensorsFormatException(file, $"its tensors have {covered} bytes, and there are {dataLength}");
    }

    static Dictionary<string, string> Texts(JsonElement json, string file)
    {
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
            if (property.Value.GetString() is not { } text || !texts.TryAdd(property.Name, text))
                throw new SafetensorsFormatException(file, $"the metadata '{property.Name}' is no text or there twice");
        return texts;
    }

    static long[] Numbers(JsonElement json) => [.. json.EnumerateArray().Select(number => number.GetInt64())];
}
