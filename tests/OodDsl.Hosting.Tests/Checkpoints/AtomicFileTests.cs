namespace OodDsl.Hosting.Tests;

public sealed class AtomicFileTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    string[] Names => [.. Directory.GetFiles(folder.Path).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void Writes_and_replaces()
    {
        AtomicFile.Write(folder.At("file"), "first");
        AtomicFile.Write(folder.At("file"), new byte[] { 65, 66 });
        Assert.Equal("AB", File.ReadAllText(folder.At("file")));
        Assert.Equal(["file"], Names);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_failing_writer_leaves_what_was_there_and_nothing_else(bool exists)
    {
        if (exists) folder.Write("file", "old"u8);
        var error = Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(folder.At("file"), stream =>
        {
            stream.Write(new byte[200_000]);
            throw new InvalidOperationException("in the middle");
        }));
        Assert.Equal("in the middle", error.Message);
        Assert.Equal(exists ? ["file"] : [], Names);
        if (exists) Assert.Equal("old", File.ReadAllText(folder.At("file")));
    }

    [Fact]
    public void A_target_that_can_not_be_replaced_leaves_nothing_behind()
    {
        Directory.CreateDirectory(folder.At("target", "full"));
        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(folder.At("target"), "text"));
        Assert.Empty(Names);
        Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Write(folder.At("no", "file"), "text"));
    }

    [Fact]
    public async Task Whoever_reads_meanwhile_sees_one_version_or_another_but_whole()
    {
        var path = folder.At("file");
        AtomicFile.Write(path, new byte[50_000]);
        using var done = new CancellationTokenSource();
        var reading = new TaskCompletionSource();
        var reader = Task.Run(() =>
        {
            var versions = 0;
            for (; !done.IsCancellationRequested; versions++)
            {
                var bytes = File.ReadAllBytes(path);
                reading.TrySetResult();
                Assert.Equal(50_000, bytes.Length);
                Assert.Equal(-1, bytes.AsSpan().IndexOfAnyExcept(bytes[0]));
            }
            return versions;
        });
        // On a busy machine the reader starts late.
        await Task.WhenAny(reading.Task, reader);
        for (byte version = 1; version <= 50; version++)
        {
            var content = new byte[50_000];
            Array.Fill(content, version);
            AtomicFile.Write(path, content);
        }
        await done.CancelAsync();
        Assert.True(await reader > 0);
    }

    [Fact]
    public void What_a_killed_process_left_can_be_cleared_away()
    {
        folder.Write("kept", [1]);
        folder.Write("kept.123-0123456789abcdef.incomplete", [1]);
        AtomicFile.RemoveAbandoned(folder.Path);
        Assert.Equal(["kept"], Names);
    }
}
