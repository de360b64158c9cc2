using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace OodDsl.Hosting;

/// <summary>
/// PyTorch's format before 1.6: pickles one after the other (a number that says that it is this format, its version, what the machine was like, what was
/// saved, the names of the storages), and then each storage, its number of elements before it.
/// </summary>
sealed class TorchPickles : ITorchContainer
{
    const long Version = 1001;

    static readonly BigInteger Magic = BigInteger.Parse("1950a86a20f9469cfc6c", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    readonly FileStream file;

    // Where the numbers of a storage begin.
    readonly Dictionary<string, long> places = new(StringComparer.Ordinal);

    /// <summary>Opens a file, reads its pickles and looks where its storages are.</summary>
    /// <exception cref="FormatException">It is none, or is cut, or holds more than tensors.</exception>
    public TorchPickles(string path)
    {
        file = File.OpenRead(path);
        try
        {
            // The pickles' length stands nowhere.
            var bytes = new byte[Math.Min(file.Length, ITorchContainer.LargestPickle)];
            file.ReadExactly(bytes);
            var position = 0;
            if (Next().Value is not BigInteger magic || magic != Magic) throw new FormatException("it is a pickle, but none that torch.save wrote");
            if (Next().Value is var version and not Version) throw new FormatException($"its version is {version}, not {Version}");
            if (Next().Value is not PickledDictionary machine || !machine.TryGet("little_endian", out var little) || little is not bool isLittle)
                throw new FormatException("it doesn't say what its byte order is");
            if (!isLittle) throw new FormatException("its byte order is 'big', not 'little'");
            var (content, storages) = Next();
            Content = content;
            if (Next().Value is not List<object?> keys) throw new FormatException("it has no list of storages");
            Find(keys, storages, position);

            (object? Value, IReadOnlyDictionary<string, PickledStorage> Storages) Next()
            {
                var reader = new PickleReader(bytes.AsMemory(position));
                var value = reader.Read();
                position += reader.Position;
                return (value, reader.Storages);
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public object? Content { get; }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    /// <inheritdoc/>
    public Tensor Load(PickledStorage storage)
    {
        file.Position = places.TryGetValue(storage.Key, out var place) ? place : throw new FormatException($"it has no storage {storage.Key}");
        return storage.Read(file);
    }

    void Find(List<object?> keys, IReadOnlyDictionary<string, PickledStorage> storages, long position)
    {
        Span<byte> length = stackalloc byte[8];
        foreach (var item in keys)
        {
            if (item is not string key || !storages.TryGetValue(key, out var storage)) throw new FormatException($"it has a storage '{item}' that no tensor refers to");
            if (file.Length - position < length.Length) throw new FormatException($"it is cut before its storage {key}");
            file.Position = position;
            file.ReadExactly(length);
            var count = BinaryPrimitives.ReadInt64LittleEndian(length);
            if (count != storage.Total) throw new FormatException($"its storage {key} has {count} elements, not {storage.Total}");
            position += length.Length;
            if (count > (file.Length - position) / storage.ElementSize) throw new FormatException($"it is cut within its storage {key} of {count} elements of {storage.ElementSize} bytes");
            if (!places.TryAdd(key, position)) throw new FormatException($"it has its storage {key} twice");
            position += count * storage.ElementSize;
        }
    }
}
