using FsCheck;
using FsCheck.Fluent;

namespace OodDsl.Tests;

/// <summary>Whatever happens to a valid file, it is either read or refused with the one exception that names it.</summary>
public class IdxFuzzTests
{
    static readonly Gen<byte[]> Valid =
        from rank in Gen.Choose(1, 4)
        from dimensions in Gen.Choose(0, 5).ArrayOf(rank)
        from data in ArbMap.Default.GeneratorFor<byte>().ArrayOf(dimensions.Aggregate(1, (a, b) => a * b))
        from packed in ArbMap.Default.GeneratorFor<bool>()
        let plain = IdxFileTests.Idx(dimensions, data)
        select packed ? IdxFileTests.Gzip(plain) : plain;

    static readonly Gen<byte[]> Mutated =
        from bytes in Valid
        from changes in Gen.Choose(0, 3)
        from kinds in Gen.Choose(0, 4).ArrayOf(changes)
        from places in Gen.Choose(0, 1000).ArrayOf(changes)
        from values in ArbMap.Default.GeneratorFor<byte>().ArrayOf(changes)
        select Enumerable.Range(0, changes).Aggregate(bytes, (now, i) => Mutate(now, kinds[i], places[i], values[i]));

    static byte[] Mutate(byte[] bytes, int kind, int place, byte value)
    {
        var at = bytes.Length == 0 ? 0 : place % bytes.Length;
        return kind switch
        {
            0 => bytes[..at],                                   // cut off
            1 => [.. bytes, value],                             // something after the end
            2 => [.. bytes[..at], value, .. bytes[at..]],       // something in between
            3 => [.. bytes[..at], .. bytes.Skip(at + 1)],       // a byte lost
            _ => [.. bytes.Select((b, i) => i == at ? value : b)],
        };
    }

    static IdxArray? ReadOrRefuse(byte[] bytes)
    {
        try
        {
            return IdxFile.Read(new MemoryStream(bytes), "the file");
        }
        catch (DataFormatException error) when (error.File is "the file")
        {
            return null;
        }
    }

    [Fact]
    public void Valid_files_are_read() =>
        Prop.ForAll(Valid.ToArbitrary(), bytes => ReadOrRefuse(bytes) is { } array && array.Data.Length == array.Dimensions.Aggregate(1, (a, b) => a * b))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Mutated_files_are_read_or_refused() =>
        Prop.ForAll(Mutated.ToArbitrary(), bytes => ReadOrRefuse(bytes) is null or { Data.Length: >= 0 }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Arbitrary_bytes_are_read_or_refused() =>
        Prop.ForAll<byte[]>(bytes => ReadOrRefuse(bytes) is null or { Data.Length: >= 0 }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
