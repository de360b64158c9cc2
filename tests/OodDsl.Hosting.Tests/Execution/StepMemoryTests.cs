namespace OodDsl.Hosting.Tests;

public sealed class StepMemoryTests
{
    [Fact]
    public async Task Every_step_leaves_as_many_tensors_as_the_one_before()
    {
        using var folder = new TemporaryFolder();
        List<long> live = [];
        var experiment = TinyExperiment.Of(context => new Counting(context, live));

        await experiment.Run(folder, "run", "Epochs=4", "BatchSize=16");

        // The first step of the run makes what lives on: momentum, buffers. A generator's state is no tensor.
        Assert.True(live.Count > 60);
        Assert.Single(live.Skip(2).Distinct());
    }

    [Fact]
    public async Task A_run_gives_everything_back()
    {
        using var folder = new TemporaryFolder();
        (long Before, long After) count = default;
        await RunThread.Start("test", () =>
        {
            var before = EngineInfo.LiveTensors;
            new RunExecution(TinyExperiment.Descriptor.Request(folder), new RecordingObserver(), CancellationToken.None).Execute();
            count = (before, EngineInfo.LiveTensors);
            return 0;
        }, CancellationToken.None);

        Assert.Equal(count.Before, count.After);
    }

    sealed class Counting(RunContext context, List<long> live) : TinyRun(context)
    {
        protected override void AfterStep(StepInfo step) => live.Add(EngineInfo.LiveTensors);
    }
}
