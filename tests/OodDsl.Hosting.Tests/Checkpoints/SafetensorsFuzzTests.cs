using FsCheck;
using FsCheck.Fluent;

namespace OodDsl.Hosting.Tests;

/// <summary>What is written comes back; what is damaged is either read consistently or refused with the one exception.</summary>
public sealed class SafetensorsFuzzTests : IDisposable
{
    sealed record Tensor(SafetensorEntry Entry, byte[] Bytes);

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static readonly Gen<Tensor[]> Tensors =
        from count in Gen.Choose(0, 5)
        from types in Gen.Elements(Enum.GetValues<SafetensorsType>()).ArrayOf(count)
        from shapes in Gen.Choose(0, 3).Select(size => (long)size).ArrayOf().Where(shape => shape.Length < 4).ArrayOf(count)
        from names in ArbMap.Default.GeneratorFor<NonNull<string>>().Select(name => new string([.. name.Get.Where(letter => !char.IsSurrogate(letter))])).ArrayOf(count)
        from seed in Gen.Choose(0, int.MaxValue)
        select Enumerable.Range(0, count).Select(i =>
        {
            var entry = new SafetensorEntry($"{i}{names[i]}", types[i], shapes[i]);
            var bytes = new byte[entry.ByteLength];
            new Seed((ulong)seed)[$"{i}"].ToRandom().NextBytes(bytes.AsSpan());
            return new Tensor(entry, bytes);
        }).ToArray();

    static byte[] Written(Tensor[] tensors)
    {
        using var stream = new MemoryStream();
        var writer = new SafetensorsWriter(stream, tensors.Select(tensor => tensor.Entry), new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt" });
        foreach (var tensor in tensors) writer.Write(tensor.Entry.Name, tensor.Bytes);
        writer.Finish();
        return stream.ToArray();
    }

    [Fact]
    public void What_is_written_comes_back() => Prop.ForAll(Tensors.ToArbitrary(), tensors =>
    {
        using var reader = new SafetensorsReader(folder.Write("file", Written(tensors)));
        return reader.Entries.Count == tensors.Length
            && tensors.All(tensor => reader.Read(tensor.Entry.Name).AsSpan().SequenceEqual(tensor.Bytes))
            && tensors.All(tensor => reader.Entries.Any(entry => string.Equals(entry.Name, tensor.Entry.Name, StringComparison.Ordinal)
                && entry.Type == tensor.Entry.Type && entry.Shape.SequenceEqual(tensor.Entry.Shape)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void What_is_damaged_is_refused_or_still_consistent()
    {
        var mutated =
            from tensors in Tensors
            let bytes = Written(tensors)
            from kind in Gen.Choose(0, 4)
            from place in Gen.Choose(0, bytes.Length - 1)
            from value in ArbMap.Default.GeneratorFor<byte>()
            select kind switch
            {
                0 => bytes[..place],
                1 => [.. bytes, value],
                2 => [.. bytes[..place], value, .. bytes[place..]],
                3 => [.. bytes[..place], .. bytes.Skip(place + 1)],
                _ => (byte[])[.. bytes.Select((b, i) => i == place ? value : b)],
            };
        Prop.ForAll(mutated.ToArbitrary(), ReadsConsistentlyOrRefuses).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Arbitrary_headers_are_refused_or_consistent()
    {
        var fragments = Gen.Elements(
            "{", "}", "[", "]", ":", ",", "\"a\"", "\"dtype\"", "\"shape\"", "\"data_offsets\"", "\"U8\"", "\"F32\"", "0", "1", "4", "-1", "1e3", "null", "true", "\"\\ud800\"",
            "\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}", "\"__metadata__\":{", "\0", "ÿ");
        var headers = from parts in fragments.ArrayOf() from data in Gen.Choose(0, 4) select SafetensorsTests.File("{" + string.Concat(parts), data);
        Prop.ForAll(headers.ToArbitrary(), ReadsConsistentlyOrRefuses).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    bool ReadsConsistentlyOrRefuses(byte[] bytes)
    {
        try
        {
            using var reader = new SafetensorsReader(folder.Write("file", bytes));
            return reader.Entries.Sum(entry => reader.Read(entry.Name).Length) == bytes.Length - 8 - BitConverter.ToInt64(bytes);
        }
        catch (SafetensorsFormatException)
        {
            return true;
        }
    }
}
