using System.Diagnostics;

namespace OodDsl.Hosting.Tests;

public sealed class RunLockTests
{
    const string Key = "0123456789abcdef0123456789abcdef";

    [Fact]
    public void One_at_a_time_and_only_runs_of_one_key_wait_for_each_other()
    {
        using var folder = new TemporaryFolder();
        using (RunLock.Try(folder.Path, Key))
        {
            Assert.Null(RunLock.Try(folder.Path, Key));
            using var other = RunLock.Try(folder.Path, new string('f', 64));
            Assert.NotNull(other);
        }
        using var again = RunLock.Try(folder.Path, Key);
        Assert.NotNull(again);
    }

    [Fact]
    public async Task Waiting_is_told_once_and_can_be_cancelled()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        using var held = RunLock.Try(folder.Path, Key);
        var told = 0;

        var waiting = Task.Run(() => RunLock.Take(folder.Path, Key, () => told++, cancellation.Token), CancellationToken.None);
        await Task.Delay(700, CancellationToken.None);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task The_lock_of_another_process_holds_until_that_process_ends_however_it_ends()
    {
        const string Flock = "/usr/bin/flock";
        Assert.SkipUnless(File.Exists(Flock), $"There is no {Flock}, which stands for another process here.");
        using var folder = new TemporaryFolder();
        RunLock.Try(folder.Path, Key)!.Dispose();
        var file = Assert.Single(Directory.GetFiles(folder.Path));
        using var process = Process.Start(Flock, ["--exclusive", "--no-fork", file, "sleep", "60"]);
        // The other process takes a moment to begin.
        var clock = Stopwatch.StartNew();
        while (RunLock.Try(folder.Path, Key) is { } mine)
        {
            mine.Dispose();
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), "The other process never took the lock.");
            await Task.Delay(20);
        }

        process.Kill();

        using var taken = RunLock.Take(folder.Path, Key, () => { }, CancellationToken.None);
        Assert.NotNull(taken);
    }
}
