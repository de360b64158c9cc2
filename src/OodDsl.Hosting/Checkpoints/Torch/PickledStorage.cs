namespace OodDsl.Hosting;

/// <summary>The numbers behind tensors, which are an entry of the file by themselves; several tensors may share them.</summary>
/// <param name="Type">Type of an element.</param>
/// <param name="Key">Its name in the file.</param>
/// <param name="Total">Number of elements in the file.</param>
/// <param name="Start">The first of them that this one has.</param>
/// <param name="Count">How many it has: all of them, but where PyTorch before 0.4 wrote part of a storage.</param>
sealed record PickledStorage(ScalarType Type, string Key, long Total, long Start, long Count)
{
    /// <summary>PyTorch's classes of storages.</summary>
    public static IReadOnlyDictionary<string, ScalarType> Types { get; } = new Dictionary<string, ScalarType>(StringComparer.Ordinal)
    {
        ["DoubleStorage"] = ScalarType.Float64,
        ["FloatStorage"] = ScalarType.Float32,
        ["HalfStorage"] = ScalarType.Float16,
        ["BFloat16Storage"] = ScalarType.BFloat16,
        ["LongStorage"] = ScalarType.Int64,
        ["IntStorage"] = ScalarType.Int32,
        ["ShortStorage"] = ScalarType.Int16,
        ["CharStorage"] = ScalarType.Int8,
        ["ByteStorage"] = ScalarType.Byte,
        ["BoolStorage"] = ScalarType.Bool,
    };

    /// <summary>Bytes of an element.</summary>
    public long ElementSize { get; } = SizeOf(Type);

    /// <summary>Of a pickle's persistent id: ('storage', class, key, device, count), and before PyTorch 1.6 nothing or (key of a part, start, count).</summary>
    /// <exception cref="FormatException">It is another.</exception>
    public static PickledStorage Of(object? id)
    {
        if (id is not (object?[] and ["storage", PickledName type, string key, string, long total, .. var rest]) || total < 0
            || !type.Name.StartsWith("torch.", StringComparison.Ordinal) || !Types.TryGetValue(type.Name["torch.".Length..], out var element))
            throw new FormatException("its pickle refers to something outside that is no storage");
        if (key.Length == 0 || !key.All(char.IsAsciiLetterOrDigit)) throw new FormatException($"it has a storage '{key}', which is no name of one");
        return rest switch
        {
            [] or [null] => new(element, key, total, 0, total),
            [object?[] and [string, long start, long count]] when start >= 0 && count >= 0 && start <= total - count => new(element, key, total, start, count),
            _ => throw new FormatException($"it has a part of its storage {key} that is none"),
        };
    }

    /// <summary>All its elements in the file, of a stream that begins with them.</summary>
    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    public Tensor Read(Stream stream)
    {
        var numbers = empty([Total], Type);
        // A span reaches 2 GB.
        for (long start = 0, most = (1 << 30) / ElementSize; start < Total; start += most)
        {
            using var part = numbers.narrow(0, start, Math.Min(most, Total - start));
            stream.ReadExactly(part.bytes);
        }
        return numbers;
    }

    static long SizeOf(ScalarType type)
    {
        using var probe = empty([0], type);
        return probe.element_size();
    }
}

/// <summary>A tensor: a view of a storage.</summary>
/// <param name="Storage">Its numbers.</param>
/// <param name="Offset">The first one.</param>
/// <param name="Shape">Sizes.</param>
/// <param name="Strides">Elements from one index to the next, per dimension; not negative.</param>
sealed record PickledTensor(PickledStorage Storage, long Offset, long[] Shape, long[] Strides)
{
    const int MostDimensions = 64;

    /// <summary>Of the arguments of <c>torch._utils._rebuild_tensor_v2</c>.</summary>
    /// <exception cref="FormatException">They are others, or reach outside of the storage.</exception>
    public static PickledTensor Rebuilt(object?[] arguments)
    {
        if (arguments is not [PickledStorage storage, long offset, object?[] sizes, object?[] strides, bool, ..])
            throw new FormatException("its pickle makes a tensor of other arguments than PyTorch does");
        var tensor = new PickledTensor(storage, offset, Numbers(sizes), Numbers(strides));
        if (sizes.Length != strides.Length || sizes.Length > MostDimensions) throw new FormatException($"it has a tensor of {sizes.Length} sizes and {strides.Length} strides");
        if (offset < 0 || tensor.End > storage.Count)
            throw new FormatException($"it has a tensor [{string.Join(", ", tensor.Shape)}] from element {offset} on, beyond its storage of {storage.Count} elements");
        return tensor;
    }

    // One behind the last element.
    long End
    {
        get
        {
            if (Shape.Contains(0)) return Offset;
            var end = checked(Offset + 1);
            for (var i = 0; i < Shape.Length; i++) end = checked(end + ((Shape[i] - 1) * Strides[i]));
            // Strides of 0 would let a few numbers become any number of them.
            return Shape.Aggregate(1L, (product, size) => checked(product * size)) <= Storage.Count ? end : long.MaxValue;
        }
    }

    static long[] Numbers(object?[] values) => Array.ConvertAll(
        values, value => value is long number && number >= 0 ? number : throw new FormatException("it has a tensor with a size or stride that is no number from 0 on"));
}
