using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace OodDsl.Tests;

/// <summary>Archives that become more than they may, or reach out of their folder, are refused by name and leave nothing behind.</summary>
public sealed class HostileArchiveTests : IDisposable
{
    const string Wanted = "set/a.txt";

    static readonly byte[] Good = Member(Wanted, "good");

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Many_bytes_or_many_members_are_more_than_the_data_set_said(bool zip)
    {
        // Both are packed to a few kilobytes.
        const int expected = 1_000_000;
        var zeros = new byte[expected / 2];
        string[] both = [Wanted, "zeros-1", "zeros-2"];
        var large = zip ? Zip(both.Select(name => (name, zeros))) : Packed([.. both.SelectMany(name => (byte[])[.. Header(name, zeros.Length), .. Whole(zeros)])]);
        Assert.Contains("zeros-1", Refused(large, "becomes 1000000 bytes at most", expected).Message, StringComparison.Ordinal);
        string[] empty = [.. Enumerable.Range(0, 300).Select(n => $"empty-{n}")];
        var many = zip ? Zip(empty.Select(name => (name, (byte[])[]))) : Packed([.. Good, .. empty.SelectMany(name => Header(name, 0))]);
        Assert.Contains("unpack it yourself", Refused(many, "becomes 1000000 bytes at most", expected).Remedy, StringComparison.Ordinal);
        Archives.Unpack(many, folder.At("room"), zip ? "empty-0" : Wanted, 2 * expected, null, default);
        Assert.True(File.Exists(folder.At("room", "empty-299")));
    }

    [Theory]
    [InlineData(1L << 40)]
    [InlineData(long.MaxValue)]
    public void A_member_of_absurd_size_is_refused_before_it_is_written(long length)
    {
        var packed = Packed([.. Good, .. Header("huge", length), .. new byte[100_000]]);
        Refused(packed, "huge", 0);
        Refused(folder.Write("plain.tar", [.. Good, .. Header("huge", length), .. new byte[100_000]]), "huge", 0);
    }

    [Theory]
    [InlineData('L')]
    [InlineData('x')]
    [InlineData('g')]
    public void A_name_of_absurd_length_is_not_read(char kind)
    {
        Refused(Packed([.. Good, .. Header("name", 40 << 20, kind), .. new byte[40 << 20]]), "a header of more than 1048576 bytes", 0);
        // Many names for one member.
        Refused(Packed([.. Enumerable.Repeat<byte[]>([.. Header("name", 500_000, kind), .. Whole(new byte[500_000])], 3).SelectMany(name => name)]), "", 0);
        foreach (var length in (long[])[1 << 30, int.MaxValue]) Refused(Packed([.. Good, .. Header("name", length, kind)]), "", 0);
    }

    [Fact]
    public void A_zip_member_is_no_longer_than_announced()
    {
        var path = Zip([(Wanted, new byte[200_000])]);
        var bytes = File.ReadAllBytes(path);
        // The size in the entry's header and in the directory; the latter counts.
        for (var at = 0; at < bytes.Length - 4; at++)
            if (BitConverter.ToInt32(bytes, at) == 200_000) BitConverter.TryWriteBytes(bytes.AsSpan(at), 1000);
        File.WriteAllBytes(path, bytes);
        Archives.Unpack(path, folder.At("target"), Wanted, 0, null, default);
        Assert.Equal(1000, new FileInfo(folder.At("target", Wanted)).Length);

        var direct = new UnpackedFolder(folder.At("direct"), new("archive", "direct", 1 << 20, 1 << 20), default);
        Assert.Contains("longer than the 10 bytes", Assert.Throws<InvalidDataException>(() => direct.AddFile("a", 10, new MemoryStream(new byte[11]))).Message, StringComparison.Ordinal);
        Assert.Contains("9 of 10 bytes", Assert.Throws<EndOfStreamException>(() => direct.AddFile("b", 10, new MemoryStream(new byte[9]))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../outside", '0', "")]
    [InlineData("set/../../outside", '0', "")]
    [InlineData("/tmp/ooddsl-outside", '0', "")]
    [InlineData("../outside/", '5', "")]
    [InlineData("link", '2', "../outside")]
    [InlineData("link", '2', "/etc")]
    [InlineData("link", '1', "../../etc/passwd")]
    [InlineData("../link", '2', "set")]
    [InlineData("pipe", '6', "")]
    [InlineData("device", '3', "")]
    [InlineData("link", '2', "nothing")]
    [InlineData("link", '2', "link")]
    public void Nothing_reaches_out_of_the_folder(string name, char kind, string target)
    {
        folder.Write("outside", "untouched"u8);
        Refused(Packed([.. Good, .. Header(name, 0, kind, target)]), name, 0);
        Assert.Equal("untouched", File.ReadAllText(folder.At("outside")));
        Assert.False(Path.Exists("/tmp/ooddsl-outside"));
    }

    [Fact]
    public void Nothing_is_written_through_a_link_and_no_link_leads_through_another()
    {
        // The second one looks as if it led to the folder; through the first it would lead out of it.
        Refused(Packed([.. Good, .. Header("set/up", 0, '2', ".."), .. Header("out", 0, '2', "set/up/.."), .. Member("out/file", "written")]), "twice", 0);
        Assert.False(Path.Exists(folder.At("file")));
        Archives.Unpack(Packed([.. Good, .. Header("set/up", 0, '2', ".."), .. Header("out", 0, '2', "set/up/..")]), folder.At("target"), Wanted, 0, null, default);
        Assert.Equal("set", new FileInfo(folder.At("target", "out")).LinkTarget);
    }

    [Fact]
    public void A_member_is_refused_the_second_time() => Refused(Packed([.. Good, .. Good]), "twice", 0);

    [Fact]
    public void Links_within_the_archive_are_kept()
    {
        var archive = Packed([.. Header("early", 0, '2', "set/a.txt"), .. Header("set/other", 0, '1', "set/a.txt"), .. Good, .. Header("all", 0, '2', "set")]);
        Archives.Unpack(archive, folder.At("target"), Wanted, 0, null, default);
        Assert.All((string[])["early", "set/other", "all/a.txt"], name => Assert.Equal("good", File.ReadAllText(folder.At("target", name))));
    }

    [Theory]
    [InlineData("gnu")]
    [InlineData("pax")]
    [InlineData("ustar")]
    [InlineData("v7")]
    public void What_tar_writes_is_unpacked(string format)
    {
        folder.Write("source/set/a.txt", "good"u8);
        var name = $"set/{(format is "gnu" or "pax" ? new string('n', 200) : "n")}";
        folder.Write($"source/{name}", "named"u8);
        File.CreateSymbolicLink(folder.At("source", "set", "link"), "a.txt");
        Directory.CreateDirectory(folder.At("source", "set", "empty"));
        using (var tar = Process.Start("tar", [$"--format={format}", "-C", folder.At("source"), "-czf", folder.At("set.tar.gz"), "set"]))
        {
            tar.WaitForExit();
            Assert.Equal(0, tar.ExitCode);
        }
        Archives.Unpack(folder.At("set.tar.gz"), folder.At("target"), Wanted, 0, null, default);
        Assert.Equal("named", File.ReadAllText(folder.At("target", name)));
        Assert.Equal("good", File.ReadAllText(folder.At("target", "set", "link")));
        Assert.True(Directory.Exists(folder.At("target", "set", "empty")));
    }

    [Fact]
    public void An_archive_of_any_length_is_unpacked_where_there_is_room()
    {
        const long tar = 150_000_000_000;
        var budget = new UnpackingBudget("imagenet.tar", "data", Expansion.Most(tar), tar * 11 / 10);
        budget.Check(tar);
        // 1.28 million pictures.
        for (var n = 0; n < 1_281_167; n++) budget.Take(112_000, "picture");
        var full = new UnpackingBudget("imagenet.tar", "data", Expansion.Most(tar), tar - 1);
        var refusal = Assert.Throws<UserException>(() => full.Check(tar));
        Assert.Contains("imagenet.tar can't be unpacked into data", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Make room", refusal.Remedy, StringComparison.Ordinal);
        Assert.Throws<UserException>(() => full.Take(tar, "picture"));
        Assert.InRange(DiskSpace.Room(folder.At()), 0, long.MaxValue - 1);
    }

    [Fact]
    public void Packed_arrays_and_files_of_unknown_length_are_bounded()
    {
        var array = folder.Write("array.gz", IdxFileTests.Gzip(IdxFileTests.Idx([400 << 20], [])));
        Assert.Contains("in a packed file of this length", Assert.Throws<DataFormatException>(() => IdxFile.Read(array)).Message, StringComparison.Ordinal);

        var path = folder.At("data", "zeros.gz");
        Directory.CreateDirectory(folder.At("data"));
        using (var packed = new GZipStream(File.Create(path), CompressionLevel.SmallestSize))
            for (var megabyte = 0; megabyte < 300; megabyte++) packed.Write(new byte[1 << 20]);
        var folders = new DataFolders([folder.At("data")], folder.At("cache")) { AllowDownload = false };
        var refusal = Assert.Throws<DataMissingException>(() => folders.Locate(new Cifar10(), new DataFile("zeros.gz", "", null, 0)));
        Assert.Contains($"packed in {new FileInfo(path).Length}", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Unpacked, or refused as a user's matter; nothing else, and nothing half. The draws are seeded.</summary>
    [Fact]
    public void A_damaged_archive_is_unpacked_or_refused()
    {
        var random = new Random(3);
        byte[] tar = [.. Good, .. Header("set/up", 0, '2', ".."), .. Header("long", 3, 'L'), .. Whole("b/c"u8), .. Member("short", "content"), .. new byte[1024]];
        var zip = File.ReadAllBytes(Zip([(Wanted, new byte[5000]), ("b", [1, 2, 3])]));
        var refused = 0;
        for (var n = 0; n < 300; n++)
        {
            var kind = n % 3;
            byte[] bytes = [.. kind == 0 ? zip : tar];
            for (var change = random.Next(1, 4); change > 0; change--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (random.Next(5) == 0) bytes = bytes[..random.Next(bytes.Length)];
            var path = kind == 0 ? folder.Write("fuzz.zip", bytes) : kind == 1 ? folder.Write("fuzz.tar", bytes) : Packed(bytes);
            var target = folder.At($"fuzz-{n}");
            try
            {
                Archives.Unpack(path, target, Wanted, 0, null, default);
                Assert.True(File.Exists(Path.Combine(target, Wanted)));
            }
            catch (UserException error)
            {
                Assert.Contains(path, error.Message, StringComparison.Ordinal);
                Assert.Single(Directory.GetFileSystemEntries(target));
                refused++;
            }
        }
        Assert.InRange(refused, 50, 299);
    }

    DataFormatException Refused(string archive, string expected, long most)
    {
        var error = Assert.Throws<DataFormatException>(() => Archives.Unpack(archive, folder.At("target"), Wanted, most, null, default));
        Assert.Equal(archive, error.File);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Empty();
        return error;
    }

    // But for the lock.
    void Empty() => Assert.All(Directory.GetFileSystemEntries(folder.At("target")), path => Assert.EndsWith(".lock", path, StringComparison.Ordinal));

    string Packed(byte[] tar) => folder.Write("made.tar.gz", IdxFileTests.Gzip([.. tar, .. new byte[1024]]));

    string Zip(IEnumerable<(string Name, byte[] Content)> members)
    {
        var path = folder.At("made.zip");
        File.Delete(path);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, content) in members)
        {
            using var stream = zip.CreateEntry(name).Open();
            stream.Write(content);
        }
        return path;
    }

    static byte[] Member(string name, string content) => [.. Header(name, content.Length), .. Whole(Encoding.ASCII.GetBytes(content))];

    static byte[] Whole(ReadOnlySpan<byte> content) => [.. content, .. new byte[-content.Length & 511]];

    // A header of the ustar format; what is too large for its octal digits in GNU's way.
    static byte[] Header(string name, long size, char kind = '0', string target = "")
    {
        var header = new byte[512];
        Text(0, name);
        Text(100, "0000644");
        if (size < 1L << 33) Text(124, Octal(size, 11));
        else
        {
            BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(128), size);
            header[124] = 0x80;
        }
        Text(136, Octal(0, 11));
        header[156] = (byte)kind;
        Text(157, target);
        Text(257, "ustar\000");
        Text(148, "        ");
        Text(148, Octal(header.Sum(value => value), 6) + "\0 ");
        return header;

        void Text(int at, string text) => Encoding.ASCII.GetBytes(text, header.AsSpan(at));
    }

    static string Octal(long value, int digits) => Convert.ToString(value, 8).PadLeft(digits, '0');
}
