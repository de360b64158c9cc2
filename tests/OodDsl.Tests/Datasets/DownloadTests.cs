using System.Net;

namespace OodDsl.Tests;

public sealed class DownloadTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    DataFolders Folders => new([folder.At("data")], folder.At("cache"));

    string Target => folder.At("cache", "data", "tiny", "file.gz");

    static (TinySet Set, DataFile File) Tiny(FileServer server)
    {
        var set = new TinySet(server.Address, "Do this.");
        return (set, set.File);
    }

    [Fact]
    public void A_missing_file_is_downloaded_once_and_announced()
    {
        using var server = new FileServer(TinySet.Packed);
        var (set, file) = Tiny(server);
        List<string> lines = [];
        var folders = new DataFolders([folder.At("data")], folder.At("cache")) { Report = lines.Add };
        Assert.Equal(new(Target, file.Sha256), folders.Locate(set, file));
        Assert.Equal(new(Target, file.Sha256), folders.Locate(set, file));
        Assert.Equal([""], server.Requests);
        Assert.Equal([$"Downloading {server.Address}"], lines);
        Assert.False(File.Exists(Target + ".part"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_download_that_broke_off_is_resumed(bool ignoresRanges)
    {
        using var server = new FileServer(TinySet.Packed) { CutAfter = 100, IgnoresRanges = ignoresRanges };
        var (set, file) = Tiny(server);
        var error = Assert.Throws<DataMissingException>(() => Folders.Locate(set, file));
        Assert.Contains(server.Address.ToString(), error.Looked[^1], StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
        var got = new FileInfo(Target + ".part").Length;
        Assert.Equal(TinySet.Packed, File.ReadAllBytes(Folders.Locate(set, file).Path));
        Assert.Equal(["", got == 0 ? "" : $"bytes={got}-"], server.Requests);
    }

    [Fact]
    public void A_part_that_belongs_to_another_file_is_thrown_away()
    {
        using var server = new FileServer(TinySet.Packed);
        var (set, file) = Tiny(server);
        folder.Write("cache/data/tiny/file.gz.part", [1, 2, 3]);
        Assert.Equal(TinySet.Packed, File.ReadAllBytes(Folders.Locate(set, file).Path));
        Assert.Equal(["bytes=3-", ""], server.Requests);
    }

    [Fact]
    public void A_part_that_was_complete_is_only_checked()
    {
        using var server = new FileServer(TinySet.Packed);
        var (set, file) = Tiny(server);
        folder.Write("cache/data/tiny/file.gz.part", TinySet.Packed);
        Assert.Equal(TinySet.Packed, File.ReadAllBytes(Folders.Locate(set, file).Path));
        Assert.Equal([$"bytes={TinySet.Packed.Length}-"], server.Requests);
    }

    [Fact]
    public void Wrong_content_is_refused_and_not_kept()
    {
        using var server = new FileServer(IdxFileTests.Gzip([.. TinySet.Content.AsSpan(1), 0]));
        var (set, file) = Tiny(server);
        var error = Assert.Throws<DataMissingException>(() => Folders.Locate(set, file));
        Assert.Contains("other content than expected", error.Looked[^1], StringComparison.Ordinal);
        Assert.Equal("Do this.", error.Remedy);
        Assert.False(File.Exists(Target) || File.Exists(Target + ".part"));
    }

    [Fact]
    public void A_server_that_sends_without_end_is_stopped()
    {
        using var server = new FileServer(new byte[10_000_000]);
        var (set, file) = Tiny(server);
        Assert.Contains("more than the 1000 bytes", Assert.Throws<DataMissingException>(() => Folders.Locate(set, file)).Looked[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_there_is_no_room_for_is_not_begun()
    {
        using var server = new FileServer(TinySet.Packed) { Announces = 1L << 60, CutAfter = 10 };
        var (set, file) = Tiny(server);
        foreach (var bytes in (long[])[0, 1L << 60])
            Assert.Contains("no room for it in", Assert.Throws<DataMissingException>(() => Folders.Locate(set, file with { Bytes = bytes })).Looked[^1], StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public void A_refusal_and_an_unreachable_server_are_reported()
    {
        using var server = new FileServer([]) { Refuses = HttpStatusCode.NotFound };
        var (set, file) = Tiny(server);
        Assert.Contains("404", Assert.Throws<DataMissingException>(() => Folders.Locate(set, file)).Looked[^1], StringComparison.Ordinal);
        server.Dispose();
        Assert.IsType<HttpRequestException>(Assert.Throws<DataMissingException>(() => Folders.Locate(set, file)).InnerException);
    }

    [Fact]
    public void A_server_that_says_nothing_is_given_up()
    {
        var patience = Downloader.Patience;
        Downloader.Patience = TimeSpan.FromMilliseconds(200);
        try
        {
            using var server = new FileServer(TinySet.Packed) { Hangs = TimeSpan.FromSeconds(2) };
            var (set, file) = Tiny(server);
            Assert.Contains("no answer for 0.2 s", Assert.Throws<DataMissingException>(() => Folders.Locate(set, file)).Looked[^1], StringComparison.Ordinal);
        }
        finally
        {
            Downloader.Patience = patience;
        }
    }

    [Fact]
    public void Offline_means_offline()
    {
        using var server = new FileServer(TinySet.Packed);
        var (set, file) = Tiny(server);
        var offline = new DataFolders([], folder.At("cache")) { AllowDownload = false };
        Assert.Contains("OOD_OFFLINE", Assert.Throws<DataMissingException>(() => offline.Locate(set, file)).Remedy, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void Cancelling_is_no_failure()
    {
        using var server = new FileServer(TinySet.Packed) { Hangs = TimeSpan.FromSeconds(2) };
        var (set, file) = Tiny(server);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var folders = new DataFolders([], folder.At("cache")) { Cancellation = cancel.Token };
        Assert.ThrowsAny<OperationCanceledException>(() => folders.Locate(set, file));
    }

    [Fact]
    public async Task Several_at_once_download_once()
    {
        using var server = new FileServer(TinySet.Packed) { Hangs = TimeSpan.FromMilliseconds(300) };
        var (set, file) = Tiny(server);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Folders.Locate(set, file))));
        Assert.Single(server.Requests);
        Assert.Equal(TinySet.Packed, File.ReadAllBytes(Target));
    }
}
