using System.Formats.Tar;
using System.Text;

namespace OodDsl.Hosting.Tests;

/// <summary>Hostile, damaged and foreign files in the format that PyTorch had before 1.6; what it really wrote is in <see cref="TorchFileTests"/>.</summary>
public sealed class TorchPicklesTests : IDisposable
{
    const string Magic = "\u0080\u0002\u008a\u000a\u006c\u00fc\u009c\u0046\u00f9\u0020\u006a\u00a8\u0050\u0019.";
    const string Version = "\u0080\u0002M\u00e9\u0003.";
    const string Little = "\u0080\u0002}U\u000dlittle_endian\u0088s.";
    const string Keys = "\u0080\u0002]U\u00010a.";

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_made_of_its_parts_is_read()
    {
        using var scope = NewDisposeScope();
        var tensors = TorchFile.Read(Write(Magic, Version, Little, Tensor(2, 2), Keys, Storage(2, 8)));
        Assert.Equal([1f, 1f], tensors["w"].data<float>().ToArray());
    }

    [Theory]
    [InlineData("none that torch.save wrote", "\u0080\u0002K\u0005.", Version, Little)]
    [InlineData("none that torch.save wrote", "\u0080\u0002\u008a\u000a\u006c\u00fc\u009c\u0046\u00f9\u0020\u006a\u00a8\u0050\u0018.", Version, Little)]
    [InlineData("version is 1002", Magic, "\u0080\u0002M\u00ea\u0003.", Little)]
    [InlineData("version is a", Magic, "\u0080\u0002U\u0001a.", Little)]
    [InlineData("byte order is 'big'", Magic, Version, "\u0080\u0002}U\u000dlittle_endian\u0089s.")]
    [InlineData("doesn't say what its byte order is", Magic, Version, "\u0080\u0002}.")]
    [InlineData("doesn't say what its byte order is", Magic, Version, "\u0080\u0002].")]
    [InlineData("posix.system", Magic, Version, "\u0080\u0002cposix\nsystem\nU\u0004true\u0085R.")]
    public void A_foreign_file_is_refused(string expected, string magic, string version, string machine) =>
        Assert.Contains(expected, Refuse(Write(magic, version, machine, Tensor(2, 2), Keys, Storage(2, 8))), StringComparison.Ordinal);

    [Theory]
    [InlineData("posix.system", "\u0080\u0002cposix\nsystem\nU\u0004true\u0085R.")]
    [InlineData("torch.nn.modules.linear.Linear", "\u0080\u0002ctorch.nn.modules.linear\nLinear\n)R.")]
    [InlineData("no dictionary of tensors", "\u0080\u0002}.")]
    [InlineData("no storage", "\u0080\u0002NQ.")]
    public void What_is_more_than_tensors_is_refused_by_its_name_and_never_run(string expected, string content) =>
        Assert.Contains(expected, Refuse(Write(Magic, Version, Little, content, "\u0080\u0002].")), StringComparison.Ordinal);

    [Theory]
    [InlineData("beyond its storage", 2, 3, Keys, 2, 8)]
    [InlineData("has 3 elements, not 2", 2, 2, Keys, 3, 12)]
    [InlineData("has -1 elements, not 2", 2, 2, Keys, -1, 8)]
    [InlineData("cut within its storage 0", 2, 2, Keys, 2, 7)]
    [InlineData("cut within its storage 0", 250, 2, Keys, 250, 8)]
    [InlineData("a storage '1' that no tensor refers to", 2, 2, "\u0080\u0002]U\u00011a.", 2, 8)]
    [InlineData("a storage '5' that no tensor refers to", 2, 2, "\u0080\u0002]K\u0005a.", 2, 8)]
    [InlineData("no list of storages", 2, 2, "\u0080\u0002}.", 2, 8)]
    [InlineData("no storage 0", 2, 2, "\u0080\u0002].", 2, 8)]
    public void A_storage_has_its_numbers(string expected, byte count, byte size, string keys, long announced, int bytes) =>
        Assert.Contains(expected, Refuse(Write(Magic, Version, Little, Tensor(count, size), keys, Storage(announced, bytes))), StringComparison.Ordinal);

    [Fact]
    public void A_storage_is_there_once() => Assert.Contains("its storage 0 twice", Refuse(Write(
        Magic, Version, Little, Tensor(2, 2), "\u0080\u0002]U\u00010aU\u00010a.", Storage(2, 8) + Storage(2, 8))), StringComparison.Ordinal);

    [Theory]
    [InlineData("in two ways", "N", "torch\nHalfStorage", 2)]
    [InlineData("in two ways", "N", "torch\nFloatStorage", 3)]
    [InlineData("a part of its storage 0 that is none", "K\u0005", "torch\nFloatStorage", 2)]
    [InlineData("a part of its storage 0 that is none", "U\u0001pK\u0001K\u0002\u0087", "torch\nFloatStorage", 2)]
    public void Every_tensor_says_the_same_of_a_storage(string expected, string part, string type, byte count)
    {
        var other = $"U\u0001vctorch._utils\n_rebuild_tensor_v2\n((U\u0007storagec{type}\nU\u00010U\u0003cpuK{(char)count}{part}tQK\u0000K\u0001\u0085K\u0001\u0085\u0089}}tRs.";
        Assert.Contains(expected, Refuse(Write(Magic, Version, Little, Tensor(2, 2)[..^1] + other, Keys, Storage(2, 8))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("torch_legacy.pth")]
    [InlineData("torch_legacy_nested.pth")]
    public void A_file_that_is_cut_anywhere_is_refused_by_its_name(string name)
    {
        var whole = TorchFileTests.Resource(name);
        for (var length = 2; length < whole.Length; length += 7) Refuse(folder.Write("cut.pth", whole.AsSpan(0, length)));
    }

    [Fact]
    public void The_format_before_that_is_refused_with_the_way_to_convert_it()
    {
        var path = folder.At("ancient.pth");
        using (var tar = new TarWriter(File.Create(path), TarEntryFormat.Gnu)) tar.WriteEntry(new GnuTarEntry(TarEntryType.RegularFile, "sys_info"));
        var refusal = Assert.Throws<UserException>(() => WeightsFile.Read(path));
        Assert.Contains("before 0.1.10", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("torch.save", refusal.Remedy, StringComparison.Ordinal);
    }

    // {'w': a float tensor of the first numbers of storage 0}
    static string Tensor(byte count, byte size) =>
        $"\u0080\u0002}}U\u0001wctorch._utils\n_rebuild_tensor_v2\n((U\u0007storagectorch\nFloatStorage\nU\u00010U\u0003cpuK{(char)count}NtQK\u0000K{(char)size}\u0085K\u0001\u0085\u0089}}tRs.";

    // Ones.
    static string Storage(long announced, int bytes) =>
        Encoding.Latin1.GetString([.. BitConverter.GetBytes(announced), .. Enumerable.Range(0, (bytes / 4) + 1).SelectMany(_ => BitConverter.GetBytes(1f)).Take(bytes)]);

    string Write(params string[] parts) => folder.Write("made.pth", Encoding.Latin1.GetBytes(string.Concat(parts)));

    string Refuse(string path)
    {
        var refusal = Assert.Throws<UserException>(() => WeightsFile.Read(path));
        Assert.Equal(ExitCode.Environment, refusal.Code);
        Assert.StartsWith(path, refusal.Message, StringComparison.Ordinal);
        return refusal.Message;
    }
}
