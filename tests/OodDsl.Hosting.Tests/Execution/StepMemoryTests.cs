namespace OodDsl.Hosting.Tests;

public sealed class StepMemoryTests
{
    [Fact]
    public async Task Every_step_leaves_as_many_tensors_as_the_one_before()
    {
        using var folder = new TemporaryFolder();
        List<(int Epoch, long Tensors)> live = [];
        var experiment = TinyExperiment.Of(context =>
        {
            // Settings are tried on noise first, by a run of their own.
            live.Clear();
            return new Counting(context, live);
        });

        await experiment.Run(folder, "run", "Epochs=4", "BatchSize=16");

        // The first step makes what lives on (momentum, the buffer of losses), the end of the first epoch the validation set.
        Assert.True(live.Count > 60);
        var epochs = live.Skip(1).GroupBy(step => step.Epoch, step => step.Tensors).ToArray();
        Assert.All(epochs, epoch => Assert.Single(epoch.Distinct()));
        Assert.Single(epochs.Skip(1).Select(epoch => epoch.First()).Distinct());
    }

    [Fact]
    public async Task A_run_gives_everything_back()
    {
        using var folder = new TemporaryFolder();
        (long Before, long After) count = default;
        await RunThread.Start("test", () =>
        {
            var before = EngineInfo.LiveTensors;
            new RunExecution(TinyExperiment.Descriptor.Request(folder), [], new RecordingObserver(), CancellationToken.None).Execute();
            count = (before, EngineInfo.LiveTensors);
            return 0;
        }, CancellationToken.None);

        Assert.Equal(count.Before, count.After);
    }

    sealed class Counting(RunContext context, List<(int Epoch, long Tensors)> live) : TinyRun(context)
    {
        protected override void AfterStep(StepInfo step) => live.Add((step.Epoch, EngineInfo.LiveTensors));
    }
}
