using System.Security.Cryptography;
using System.Text.Json;
using OodDsl.Tests;

namespace OodDsl.Hosting.Tests;

public sealed class DataCommandTests : CommandLineFixture
{
    readonly string? cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");

    public DataCommandTests() => Environment.SetEnvironmentVariable("XDG_CACHE_HOME", Folder);

    protected override void Dispose(bool disposing)
    {
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", cache);
        base.Dispose(disposing);
    }

    [Fact]
    public async Task The_list_says_where_sets_are_and_how_to_get_them()
    {
        Assert.Equal(ExitCode.Done, await InvokeAsync("data", "list", "--json"));
        using var list = JsonDocument.Parse(Console.OutText);
        var states = list.RootElement.EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!, StringComparer.Ordinal);
        Assert.Equal("made", states["uniform-noise"].GetProperty("state").GetString());
        Assert.Equal("missing", states["image-net1k"].GetProperty("state").GetString());
        Assert.Contains("image-net.org", states["image-net1k"].GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.Contains("open-ood-osr-tin20-unknown-seed-5", states.Keys);
        Assert.Contains("tiny-shapes", states.Keys);
    }

    [Fact]
    public async Task A_benchmark_means_its_sets_and_a_name_that_is_none_suggests_one()
    {
        Assert.Equal(ExitCode.Done, await InvokeAsync("data", "list", "OpenOodImageNet200", "--json"));
        using var list = JsonDocument.Parse(Console.OutText);
        Assert.Equal(
            ["open-ood-image-net200-images", "open-ood-ssb-hard", "open-ood-ninco", "open-ood-i-naturalist", "open-ood-image-net-textures", "open-ood-open-image-o",
             "open-ood-open-image-o-validation-for-image-net200"],
            list.RootElement.EnumerateArray().Select(item => item.GetProperty("name").GetString()));
        Assert.Equal(ExitCode.Usage, await InvokeAsync("data", "check", "cifar11"));
        Assert.Contains("cifar10", Console.ErrorText, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, await InvokeAsync("data", "prepare"));
        Assert.Equal(ExitCode.Usage, await InvokeAsync("data", "destroy"));
    }

    [Fact]
    public async Task Checking_reads_every_picture_and_names_all_that_are_damaged()
    {
        using var pictures = new TemporaryFolder();
        PaintedPictures.Paint(pictures);
        Assert.Equal(ExitCode.Done, await InvokeAsync("data", "check", "painted-pictures", "--data", pictures.Path));
        Assert.Contains("90 train, 21 test", Console.OutText, StringComparison.Ordinal);
        string[] damaged = [pictures.Write("painted/test/0/001.png", "none"u8), pictures.Write("painted/train/2/007.png", [0x89, .. "PNG cut"u8])];

        Assert.Equal(ExitCode.Environment, await InvokeAsync("data", "check", "painted-pictures", "--data", pictures.Path, "--json"));

        using var state = JsonDocument.Parse(Console.OutText[Console.OutText.IndexOf('[', StringComparison.Ordinal)..]);
        Assert.Equal(damaged, state.RootElement[0].GetProperty("damaged").EnumerateArray().Select(file => file.GetString()));
    }

    [Fact]
    public async Task Preparing_downloads_with_progress_goes_on_after_a_break_and_refuses_other_content()
    {
        using var server = new FileServer(ServedSet.Content) { CutAfter = 1000 };
        ServedSet.Address = server.Address;
        Assert.Equal(ExitCode.Environment, await InvokeAsync("data", "prepare", "served-set"));
        Assert.Contains(server.Address.ToString(), Console.OutText, StringComparison.Ordinal);
        var part = Path.Combine(Folder, "ooddsl", "data", "served", "images.bin.part");
        Assert.True(File.Exists(part));
        var got = new FileInfo(part).Length;

        Assert.Equal(ExitCode.Done, await InvokeAsync("data", "prepare", "served-set"));

        Assert.Equal(["", got == 0 ? "" : $"bytes={got}-"], server.Requests);
        Assert.Equal(ExitCode.Done, await InvokeAsync("data", "check", "served-set"));
        Assert.Equal(2, server.Requests.Count);

        File.WriteAllBytes(Path.Combine(Folder, "ooddsl", "data", "served", "images.bin"), new byte[ServedSet.Content.Length]);
        using var wrong = new FileServer(new byte[ServedSet.Content.Length]);
        ServedSet.Address = wrong.Address;
        Assert.Equal(ExitCode.Environment, await InvokeAsync("data", "prepare", "served-set"));
        Assert.Contains("SHA-256", Console.OutText, StringComparison.Ordinal);
    }

    /// <summary>What is remembered of a file goes by its length and time.</summary>
    [Fact]
    public async Task Checking_computes_checksums_anew()
    {
        using var data = new TemporaryFolder();
        var file = data.Write("served/images.bin", ServedSet.Content);
        var time = File.GetLastWriteTimeUtc(file);
        Assert.Equal(ExitCode.Done, await InvokeAsync("data", "check", "served-set", "--data", data.Path));
        byte[] rotten = [.. ServedSet.Content];
        rotten[77] ^= 4;
        File.WriteAllBytes(file, rotten);
        File.SetLastWriteTimeUtc(file, time);
        Assert.Equal(ExitCode.Done, await InvokeAsync("data", "list", "served-set", "--data", data.Path));

        Assert.Equal(ExitCode.Environment, await InvokeAsync("data", "check", "served-set", "--data", data.Path));

        Assert.Contains($"{file}: other content than expected (SHA-256", Console.OutText, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_is_what_lies_there_already()
    {
        List<string> lines = [];
        var folders = new DataFolders([], Folder);
        Directory.CreateDirectory(folders.Downloads);
        File.WriteAllBytes(Path.Combine(folders.Downloads, "big.bin.part"), new byte[2_000_000]);
        using (new DownloadProgress(folders, new("big.bin", "", null, 8_000_000), line => { lock (lines) lines.Add(line); }, TimeSpan.FromMilliseconds(10)))
            Assert.True(SpinWait.SpinUntil(() => { lock (lines) return lines.Count > 0; }, TimeSpan.FromSeconds(20)));
        Assert.Equal(["big.bin: 2 of 8 MB (25 %)"], lines);
    }
}

/// <summary>A hundred grey pictures of 8 x 8 on a server of the test's.</summary>
public sealed class ServedSet : DataSet
{
    internal static byte[] Content { get; } = [.. Enumerable.Range(0, 100 * 64).Select(n => (byte)(n * 7))];

    internal static Uri? Address { get; set; }

    public override ImageShape Shape { get; init; } = new(1, 8, 8);

    public override IReadOnlyList<string> ClassNames => ["one"];

    public override bool HasSplits => false;

    public override IReadOnlyList<DataFile> Files(Split split) =>
        [new("served/images.bin", Convert.ToHexStringLower(SHA256.HashData(Content)), Address, Content.Length)];

    public override ImageSet Load(Split split, DataFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        return new(File.ReadAllBytes(folders.Locate(this, Files(split)[0]).Path), Shape, null, []);
    }
}
