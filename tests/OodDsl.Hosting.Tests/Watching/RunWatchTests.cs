using System.Globalization;

namespace OodDsl.Hosting.Tests;

public sealed class RunWatchTests
{
    [Fact]
    public void Only_whole_lines_are_read_and_a_file_that_was_cut_is_read_anew()
    {
        using var folder = new TemporaryFolder();
        var path = folder.At("file");
        var tail = new TailReader(path);
        Assert.Empty(tail.Read(out _));
        File.WriteAllText(path, "one\ntw");
        Assert.Equal(["one"], tail.Read(out var wasCut));
        Assert.False(wasCut);
        File.AppendAllText(path, "o ä\nthree\n");
        Assert.Equal(["two ä", "three"], tail.Read(out _));
        Assert.Empty(tail.Read(out _));
        File.WriteAllText(path, "one\n");
        Assert.Equal(["one"], tail.Read(out wasCut));
        Assert.True(wasCut);
    }

    [Fact]
    public void Rate_and_time_left_follow_from_the_steps_and_the_times_of_the_files()
    {
        using var folder = new TemporaryFolder();
        var run = MadeRuns.Make(folder, "a", 0, (_, _) => 0, state: RunState.Running);
        var began = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
        File.WriteAllText(run.Log, "2026-03-01 12:00:00 train: 1000\n");
        var watch = new RunWatch(run, TimeProvider.System);
        var before = watch.Look();
        Assert.Equal(("train", 1000, 0, (double?)null), (before.Phase, before.Steps, before.Done, before.Rate));

        // 100 steps in 20 s; then 200 in 10 s.
        Write(Step(99, 0.7), began.AddSeconds(20));
        var first = watch.Look();
        Assert.Equal((100L, 5.0, TimeSpan.FromSeconds(180)), (first.Done, first.Rate!.Value, first.Left!.Value));
        Write(Step(299, 0.4) + """{"epoch":0,"steps":300,"validationAccuracy":0.75,"best":true,"seconds":30}""" + "\n", began.AddSeconds(30));
        var second = watch.Look();
        Assert.Equal((300L, 20.0, TimeSpan.FromSeconds(35)), (second.Done, second.Rate!.Value, second.Left!.Value));
        Assert.Equal("train: step 300 of 1000 (30 %), 20 steps/s, 35 s left, epoch 0, validation 75.00 %, loss 0.4", second.Text);

        File.AppendAllText(run.Log, "2026-03-01 12:00:30 epoch 0: 30 s\n2026-03-01 12:01:00 evaluate: 50\n");
        var third = watch.Look();
        Assert.Equal(["epoch 0: 30 s"], third.News);
        Assert.Equal("evaluate: 50 images", third.Text);

        void Write(string text, DateTime time)
        {
            File.AppendAllText(run.Metrics, text);
            File.SetLastWriteTimeUtc(run.Metrics, time);
        }

        static string Step(int step, double loss) =>
            string.Create(CultureInfo.InvariantCulture, $$$"""{"epoch":0,"step":{{{step}}},"learningRate":0.1,"losses":{"loss":{{{loss}}}},"logs":{}}""") + "\n";
    }

    [Fact]
    public async Task A_run_under_way_is_followed_to_its_end()
    {
        using var folder = new TemporaryFolder();
        var (atStep, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var observer = new RecordingObserver
        {
            OnAdvance = done =>
            {
                if (done != 12) return;
                atStep.SetResult();
                goOn.Task.Wait();
            },
        };
        var running = new Runner().RunAsync(TinyExperiment.Descriptor.Request(folder), observer, CancellationToken.None);
        await Task.WhenAny(atStep.Task, running);
        var run = new RunFolder(folder.At("run"));
        // As if nothing had been written for long: the process that holds the folder is alive all the same.
        var later = new Later(TimeSpan.FromHours(1));
        var watch = new RunWatch(run, later);
        var now = watch.Look();
        Assert.Equal((RunState.Running, false, false), (now.Manifest.State, now.WasKilled, now.IsOver));
        // The first epoch of nine steps is in the file; the second goes on.
        Assert.Equal(("train", 18, 9, 0), (now.Phase, now.Steps, now.Done, now.LastEpoch!.Epoch));
        Assert.Single(now.News);

        goOn.SetResult();
        await running;
        var end = watch.Look();
        Assert.True(end.IsOver);
        Assert.StartsWith("The run is finished.", end.End, StringComparison.Ordinal);
        Assert.Equal(1, end.LastEpoch!.Epoch);
        // A manifest that says otherwise, and nobody in the folder: killed.
        run.Write(end.Manifest with { State = RunState.Running });
        Assert.True(watch.Look().WasKilled);
    }

    [Fact]
    public async Task Watching_stops_when_it_is_told_to()
    {
        using var folder = new TemporaryFolder();
        using var console = new FakeConsole();
        using var cancellation = new CancellationTokenSource();
        var run = MadeRuns.Make(folder, "a", 0, (_, _) => 0, state: RunState.Running);
        using var held = RunFolderLock.Take(run);
        var watch = new RunWatch(run, TimeProvider.System);
        var looks = 0;
        var showing = new WatchDisplay(console.Out).ShowAsync(
            () =>
            {
                if (++looks == 3) cancellation.Cancel();
                return watch.Look();
            },
            TimeSpan.FromMilliseconds(10), cancellation.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => showing);
        Assert.Equal(3, looks);
    }

    sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
