namespace OodDsl.Hosting.Tests;

public sealed class PassTests
{
    [Fact]
    public void An_epoch_of_two_passes_goes_over_all_images_twice_in_two_orders()
    {
        using var tiny = new TinyContext();
        var training = tiny.Context.Training(new() { Epochs = 2, BatchSize = 50 }, passes: 2);
        var plan = tiny.Context.Plan!;
        using var folder = new TemporaryFolder();
        using var metrics = new MetricsLog(folder.At("metrics.jsonl"));
        using var loop = new TrainingLoop(tiny.Context, () => 0, metrics, new RecordingObserver(), CancellationToken.None);

        var (first, second) = (Rows(1), Rows(2));

        var count = tiny.Context.Data.Training.Count;
        Assert.Equal(Enumerable.Range(0, count).Select(row => (long)row), first.Order());
        Assert.Equal(Enumerable.Range(0, count).Select(row => (long)row), second.Order());
        Assert.NotEqual(first, second);
        Assert.Equal(new Position(1, 0), loop.Position);
        Assert.Equal(4 * plan.StepsPerPass, plan.Steps);

        long[] Rows(int pass)
        {
            List<long> rows = [];
            foreach (var step in loop.Steps(0, pass))
            {
                using var scope = NewDisposeScope();
                rows.AddRange(training.NextIndexed(step).indices.data<long>().ToArray());
            }
            return [.. rows];
        }
    }

    [Fact]
    public void A_run_of_so_many_steps_may_end_before_the_second_pass()
    {
        using var tiny = new TinyContext();
        tiny.Context.Training(new() { Steps = 3, BatchSize = 50 }, passes: 2);
        using var folder = new TemporaryFolder();
        using var metrics = new MetricsLog(folder.At("metrics.jsonl"));
        using var loop = new TrainingLoop(tiny.Context, () => 0, metrics, new RecordingObserver(), CancellationToken.None);

        Assert.Equal((3, 0), (loop.Steps(0, 1).Count(), loop.Steps(0, 2).Count()));
        Assert.Equal(new Position(1, 0), loop.Position);
    }
}
