using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace OodDsl.Hosting.Tests;

public sealed class SafetensorsTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static byte[] Written(IReadOnlyList<(SafetensorEntry Entry, byte[] Bytes)> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        using var stream = new MemoryStream();
        var writer = new SafetensorsWriter(stream, tensors.Select(tensor => tensor.Entry), metadata);
        foreach (var (entry, bytes) in tensors) writer.Write(entry.Name, bytes);
        writer.Finish();
        return stream.ToArray();
    }

    internal static byte[] File(string header, int dataLength)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + json.Length + dataLength];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, json.Length);
        json.CopyTo(bytes, 8);
        return bytes;
    }

    [Fact]
    public void Reads_what_another_implementation_wrote()
    {
        using var stream = typeof(SafetensorsTests).Assembly.GetManifestResourceStream("all-types.safetensors")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        using var reader = new SafetensorsReader(folder.Write("all", bytes));

        Assert.Equal(["layer.0/F64", "layer.1/I64", "layer.2/F32", "layer.3/I32", "layer.4/F16", "layer.5/BF16", "layer.6/I16", "layer.7/F32", "layer.8/I8",
            "layer.9/U8", "layer.10/BOOL"], reader.Entries.Select(entry => entry.Name).ToArray());
        Assert.Equal(("pt", "λ", 2), (reader.Metadata["format"], reader.Metadata["größe"], reader.Metadata.Count));
        Assert.Equal([2L, 2L], reader.Entries[0].Shape);
        Assert.Empty(reader.Entries[3].Shape);

        var doubles = reader.Read("layer.0/F64");
        Assert.Equal([1.5, -2.25, 1e300, double.NegativeInfinity], Enumerable.Range(0, 4).Select(i => BinaryPrimitives.ReadDoubleLittleEndian(doubles.AsSpan(8 * i))));
        Assert.Equal(long.MinValue, BinaryPrimitives.ReadInt64LittleEndian(reader.Read("layer.1/I64")));
        Assert.Equal(0.1f, BinaryPrimitives.ReadSingleLittleEndian(reader.Read("layer.2/F32")));
        Assert.Equal(-7, BinaryPrimitives.ReadInt32LittleEndian(reader.Read("layer.3/I32")));
        Assert.Equal((Half)0.5, BinaryPrimitives.ReadHalfLittleEndian(reader.Read("layer.4/F16")));
        Assert.Equal([0x80, 0x3F, 0x40, 0xC0], reader.Read("layer.5/BF16"));
        Assert.Equal(short.MinValue, BinaryPrimitives.ReadInt16LittleEndian(reader.Read("layer.6/I16")));
        Assert.Empty(reader.Read("layer.7/F32"));
        Assert.Equal([0x80, 0, 0x7F], reader.Read("layer.8/I8"));
        Assert.Equal([0, 255], reader.Read("layer.9/U8"));
        Assert.Equal([1, 0, 1], reader.Read("layer.10/BOOL"));
    }

    [Fact]
    public void Writes_the_documented_bytes()
    {
        var bytes = Written([(new("a", SafetensorsType.F32, [2]), [1, 2, 3, 4, 5, 6, 7, 8]), (new("b", SafetensorsType.U8, []), [9])],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["z"] = "1", ["k"] = "v" });
        const string Json = """{"__metadata__":{"k":"v","z":"1"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[],"data_offsets":[8,9]}}""";
        var padded = Json.PadRight((Json.Length + 7) / 8 * 8);
        Assert.Equal([.. BitConverter.GetBytes((long)padded.Length), .. Encoding.ASCII.GetBytes(padded), 1, 2, 3, 4, 5, 6, 7, 8, 9], bytes);
    }

    [Fact]
    public void A_file_without_tensors_is_a_file()
    {
        using var reader = new SafetensorsReader(folder.Write("none", Written([])));
        Assert.Empty(reader.Entries);
        Assert.Empty(reader.Metadata);
    }

    [Fact]
    public void The_writer_takes_what_was_announced_in_that_order_and_nothing_else()
    {
        SafetensorEntry a = new("a", SafetensorsType.F32, [2]), b = new("b", SafetensorsType.U8, [1]);
        var writer = new SafetensorsWriter(new MemoryStream(), [a, b]);
        Assert.Contains("The next tensor is 'a'", Assert.Throws<InvalidOperationException>(() => writer.Write("b", [1])).Message, StringComparison.Ordinal);
        Assert.Contains("has 8 bytes, not 7", Assert.Throws<InvalidOperationException>(() => writer.Write("a", new byte[7])).Message, StringComparison.Ordinal);
        writer.Write("a", new byte[8]);
        Assert.Contains("'b' was announced", Assert.Throws<InvalidOperationException>(writer.Finish).Message, StringComparison.Ordinal);
        writer.Write("b", [1]);
        writer.Finish();
        Assert.Contains("not announced", Assert.Throws<InvalidOperationException>(() => writer.Write("c", [])).Message, StringComparison.Ordinal);

        Assert.Throws<ArgumentException>(() => new SafetensorsWriter(new MemoryStream(), [a, a]));
        Assert.Throws<ArgumentException>(() => new SafetensorsWriter(new MemoryStream(), [a with { Name = "__metadata__" }]));
        Assert.Throws<ArgumentException>(() => new SafetensorsWriter(new MemoryStream(), [a with { Shape = [-1] }]));
    }

    [Fact]
    public void The_reader_refuses_unknown_names_and_wrong_lengths()
    {
        using var reader = new SafetensorsReader(folder.Write("one", Written([(new("a", SafetensorsType.U8, [2]), [1, 2])])));
        Assert.Throws<KeyNotFoundException>(() => reader.Read("b"));
        Assert.Throws<ArgumentException>(() => reader.Read("a", new byte[3]));
    }

    public static TheoryData<string, string, int> Wrong => new()
    {
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "its tensors have 8 bytes, and there are 7", 7 },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "its tensors have 8 bytes, and there are 9", 9 },
        { """{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "the 8 bytes are not the 12 of F32 [3]", 8 },
        { """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}}""", "begins at byte 2 of the data, not at 1", 3 },
        { """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", "begins at byte 1 of the data, not at 2", 3 },
        { """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", "'a' is there twice", 2 },
        { """{"a":{"dtype":"U8","shape":[1],"shape":[1],"data_offsets":[0,1]}}""", "'shape' is unknown or there twice", 1 },
        { """{"a":{"dtype":"U9","shape":[1],"data_offsets":[0,1]}}""", "the type 'U9' is not one of", 1 },
        { """{"a":{"dtype":"8","shape":[1],"data_offsets":[0,1]}}""", "the type '8' is not one of", 1 },
        { """{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}""", "negative", 1 },
        { """{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,0]}}""", "two ascending numbers", 1 },
        { """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0]}}""", "two ascending numbers", 1 },
        { """{"a":{"dtype":"U8","shape":[1]}}""", "two ascending numbers", 0 },
        { """{"a":{"dtype":"F64","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""", "beyond all files", 0 },
        { """{"a":{"dtype":"U8","shape":[1.5],"data_offsets":[0,1]}}""", "malformed", 1 },
        { """{"a":{"dtype":"U8","shape":[99999999999999999999],"data_offsets":[0,1]}}""", "malformed", 1 },
        { """{"a":{"dtype":3,"shape":[1],"data_offsets":[0,1]}}""", "malformed", 1 },
        { """{"a":7}""", "malformed", 0 },
        { """{"__metadata__":{"k":1}}""", "malformed", 0 },
        { """{"__metadata__":{"k":"a","k":"b"}}""", "the metadata 'k'", 0 },
        { """{"__metadata__":{},"__metadata__":{}}""", "'__metadata__' is there twice", 0 },
        { """{"a":""", "malformed", 0 },
        { """ {}""", "does not begin with '{'", 0 },
        { "", "does not begin with '{'", 0 },
        { """[]""", "does not begin with '{'", 0 },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_header_that_does_not_hold_is_refused(string header, string problem, int dataLength)
    {
        var path = folder.Write("file", File(header, dataLength));
        var error = Assert.Throws<SafetensorsFormatException>(() => new SafetensorsReader(path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_that_lie_about_their_length_cost_no_memory()
    {
        Fails([], "it has 0 bytes");
        Fails([1, 2, 3], "it has 3 bytes");
        Fails(Encoding.ASCII.GetBytes("this is some text"), "100000000 are allowed");
        Fails([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], "100000000 are allowed");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fails([.. BitConverter.GetBytes(99_999_999L), (byte)'{', (byte)'}'], "99999999 bytes of a file of 10");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);

        void Fails(byte[] bytes, string problem)
        {
            var path = folder.Write("file", bytes);
            Assert.Contains(problem, Assert.Throws<SafetensorsFormatException>(() => new SafetensorsReader(path)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Json_of_the_header_is_valid_whatever_the_names()
    {
        SafetensorEntry entry = new("a\"\\\n\u0001λ😀", SafetensorsType.U8, [1]);
        var bytes = Written([(entry, [5])]);
        using var json = JsonDocument.Parse(bytes.AsMemory(8, (int)BitConverter.ToInt64(bytes)));
        Assert.Equal(entry.Name, json.RootElement.EnumerateObject().Single().Name);
        using var reader = new SafetensorsReader(folder.Write("odd", bytes));
        Assert.Equal([5], reader.Read(entry.Name));
    }

    [Fact]
    public void A_file_that_is_cut_while_it_is_open_is_noticed()
    {
        var path = folder.Write("cut", Written([(new("a", SafetensorsType.U8, [100]), new byte[100])]));
        using var reader = new SafetensorsReader(path);
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) file.SetLength(file.Length - 1);
        Assert.Throws<SafetensorsFormatException>(() => reader.Read("a"));
    }
}
