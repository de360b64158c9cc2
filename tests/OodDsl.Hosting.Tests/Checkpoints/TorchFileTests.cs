using System.IO.Compression;
using System.Text;
using System.Text.Json;
using TorchSharp;

namespace OodDsl.Hosting.Tests;

/// <summary>Files that PyTorch wrote (oracles/torch_files.py), and hostile ones.</summary>
public sealed class TorchFileTests : IDisposable
{
    static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    readonly TemporaryFolder folder = new();
    readonly DisposeScope scope = NewDisposeScope();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    sealed record Expected(long[] Shape, double[] Values);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("nested", "nested")]
    [InlineData("legacy", "plain")]
    [InlineData("legacy_nested", "nested")]
    [InlineData("old", "old")]
    public void Every_tensor_has_the_values_that_PyTorch_gave_it(string name, string tensorsOf)
    {
        var expected = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, Expected>>>(
            Resource("torch_files.json"), Options)![tensorsOf];

        var tensors = TorchFile.Read(Write($"torch_{name}.pth"));

        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), tensors.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, entry =>
        {
            Assert.Equal(entry.Value.Shape, tensors[entry.Key].shape);
            Assert.Equal(entry.Value.Values, tensors[entry.Key].to(ScalarType.Float64).contiguous().flatten().data<double>().ToArray());
        });
    }

    [Theory]
    [InlineData("torch_plain.pth")]
    [InlineData("torch_legacy.pth")]
    public void Types_are_kept_and_what_shared_numbers_shares_them(string name)
    {
        var tensors = TorchFile.Read(Write(name));
        ScalarType[] types = [ScalarType.Float32, ScalarType.Float16, ScalarType.BFloat16, ScalarType.Float64, ScalarType.Int64, ScalarType.Int32, ScalarType.Int16,
            ScalarType.Int8, ScalarType.Byte, ScalarType.Bool];
        string[] names = ["float", "half", "bfloat", "double", "long", "int", "short", "char", "byte", "bool"];
        Assert.Equal(types, names.Select(name => tensors[name].dtype));
        tensors["float"].fill_(7);
        Assert.All((string[])["transposed", "row", "columns"], view => Assert.True(tensors[view].eq(7).all().item<bool>(), view));
    }

    [Theory]
    [InlineData("torch_evil.pth", "posix.system")]
    [InlineData("torch_module.pth", "torch.nn.modules.container.Sequential")]
    public void What_is_more_than_tensors_is_refused_by_its_name_and_never_run(string name, string expected)
    {
        var refusal = Assert.Throws<UserException>(() => WeightsFile.Read(Write(name)));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("torch.save", refusal.Remedy, StringComparison.Ordinal);
        Assert.False(File.Exists("/tmp/ooddsl-was-executed"));
    }

    [Fact]
    public void What_a_clone_without_large_files_has_in_its_place_is_told_from_damage()
    {
        var path = folder.At("weights.pth");
        File.WriteAllText(path, "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 44730\n");
        var refusal = Assert.Throws<UserException>(() => WeightsFile.Read(path));
        Assert.Contains("where Git LFS keeps them", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("git lfs pull", refusal.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Published_weights_are_read_from_it()
    {
        var path = folder.At("weights.ckpt");
        File.WriteAllBytes(path, Resource("torch_nested.pth"));
        var network = new Nested();
        PublishedWeightsFile.Load(path, network, null, isTrained: true);
        Assert.True(network.state_dict()["conv.weight"].Equals(TorchFile.Read(path)["conv.weight"]));
    }

    [Theory]
    [InlineData("data/weights/nested-test.ckpt")]
    [InlineData("data/nested-test.pth")]
    public void A_run_finds_it_beside_the_data(string place)
    {
        var path = folder.Write(place, Resource("torch_nested.pth"));
        var source = new DataSource(new([folder.At("data")], folder.At("cache")) { AllowDownload = false });
        Assert.Equal(path, source.Locate(new PublishedWeights("nested", "test", "fc")));
        Assert.Equal(("weights", Path.GetFileName(path), 64), (source.Records[0].DataSet, source.Records[0].File, source.Records[0].Sha256.Length));
        File.Delete(path);
        Assert.Contains(".ckpt", Assert.Throws<UserException>(() => source.Locate(new PublishedWeights("nested", "test", "fc"))).Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("entry '../data.pkl'", "../data.pkl", "\x80\x02}.")]
    [InlineData("0 entries data.pkl", "a/b/data.pkl", "\x80\x02}.")]
    [InlineData("no dictionary of tensors", "a/data.pkl", "\x80\x02}.")]
    [InlineData("no dictionary of tensors", "a/data.pkl", "\x80\x02].")]
    [InlineData("builtins.eval", "a/data.pkl", "\x80\u0002cbuiltins\neval\n)R.")]
    [InlineData("os.system", "a/data.pkl", "\x80\x04\x8c\x02os\x8c\x06system\x93.")]
    [InlineData("operation 0x81", "a/data.pkl", "\x80\x02))\x81.")]
    [InlineData("memo 9", "a/data.pkl", "\x80\x02h\x09.")]
    [InlineData("is cut", "a/data.pkl", "\x80\x02X\xff\xff\xff\x7f.")]
    [InlineData("protocol 9", "a/data.pkl", "\x80\x09.")]
    [InlineData("makes no sense", "a/data.pkl", "\x80\x02u.")]
    [InlineData("number of 200 bytes", "a/data.pkl", "\x80\x02\x8a\xc8.")]
    [InlineData("sets the state", "a/data.pkl", "\x80\x02]}b.")]
    [InlineData("no storage", "a/data.pkl", "\x80\x02NQ.")]
    public void A_hostile_file_is_refused(string expected, string entry, string pickle) =>
        Assert.Contains(expected, Refuse(Zip((entry, Latin(pickle)))), StringComparison.Ordinal);

    [Theory]
    [InlineData("beyond its storage", 0, 3, 1)]
    [InlineData("beyond its storage", 1, 2, 1)]
    [InlineData("beyond its storage", 0, 2, 127)]
    [InlineData("beyond its storage", 0, 100, 0)]
    public void A_tensor_stays_within_its_storage(string expected, byte offset, byte size, byte stride) =>
        Assert.Contains(expected, Refuse(Zip(("a/data.pkl", Tensor("0", 2, offset, size, stride)), ("a/data/0", new byte[8]))), StringComparison.Ordinal);

    [Theory]
    [InlineData("is no name of one", "../0", 8)]
    [InlineData("no entry a/data/1", "1", 8)]
    [InlineData("7 bytes for 2 elements", "0", 7)]
    public void A_storage_is_an_entry_of_its_length(string expected, string key, int bytes) =>
        Assert.Contains(expected, Refuse(Zip(("a/data.pkl", Tensor(key, 2, 0, 2, 1)), ("a/data/0", new byte[bytes]))), StringComparison.Ordinal);

    [Fact]
    public void A_compressed_entry_is_refused_before_it_is_unpacked()
    {
        var bomb = Zip(CompressionLevel.SmallestSize, ("a/data.pkl", new byte[10_000_000]));
        Assert.True(new FileInfo(bomb).Length < 20_000);
        Assert.Contains("compressed", Refuse(bomb), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_is_read_or_refused_and_nothing_else()
    {
        var random = new Random(1);
        var refused = 0;
        foreach (var name in (string[])["torch_plain.pth", "torch_nested.pth", "torch_legacy.pth", "torch_legacy_nested.pth"])
            for (var n = 0; n < 150; n++)
            {
                var bytes = Resource(name);
                for (var change = random.Next(1, 6); change > 0; change--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                if (n % 5 == 0) bytes = bytes[..random.Next(bytes.Length)];
                var path = folder.At("fuzz.pth");
                File.WriteAllBytes(path, bytes);
                try
                {
                    using var inner = NewDisposeScope();
                    WeightsFile.Read(path);
                }
                catch (UserException)
                {
                    refused++;
                }
            }
        Assert.InRange(refused, 120, 599);
    }

    // {'w': a float tensor of these numbers}
    static byte[] Tensor(string key, byte count, byte offset, byte size, byte stride) =>
    [
        .. Latin("\x80\x02}X\x01\0\0\0wctorch._utils\n_rebuild_tensor_v2\n((X\x07\0\0\0storagectorch\nFloatStorage\nX"), (byte)key.Length, 0, 0, 0, .. Latin(key),
        .. Latin("X\x03\0\0\0cpuK"), count, .. Latin("tQK"), offset, .. Latin("K"), size, .. Latin("\x85K"), stride, .. Latin("\x85\x89)tRs."),
    ];

    static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    string Refuse(string path)
    {
        var refusal = Assert.Throws<UserException>(() => TorchFile.Read(path));
        Assert.Equal(ExitCode.Environment, refusal.Code);
        Assert.StartsWith(path, refusal.Message, StringComparison.Ordinal);
        return refusal.Message;
    }

    string Zip(params (string Name, byte[] Content)[] entries) => Zip(CompressionLevel.NoCompression, entries);

    string Zip(CompressionLevel level, params (string Name, byte[] Content)[] entries)
    {
        var path = folder.At("made.pth");
        File.Delete(path);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, content) in entries)
        {
            using var stream = archive.CreateEntry(name, level).Open();
            stream.Write(content);
        }
        return path;
    }

    string Write(string resource)
    {
        var path = folder.At(resource);
        File.WriteAllBytes(path, Resource(resource));
        return path;
    }

    internal static byte[] Resource(string name)
    {
        using var stream = typeof(TorchFileTests).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    sealed class Nested : nn.Module<Tensor, Tensor>, IPretrained
    {
        public Nested() : base("nested")
        {
            register_module("conv", Conv2d(1, 2, 3));
            register_module("norm", BatchNorm2d(2));
        }

        public PublishedWeights? Published { get; } = new("nested", "test", "fc");

        public override Tensor forward(Tensor input) => input;
    }
}
