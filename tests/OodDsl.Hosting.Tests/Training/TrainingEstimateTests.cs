namespace OodDsl.Hosting.Tests;

public sealed class TrainingEstimateTests
{
    [Fact]
    public void It_is_told_once_after_the_first_steps_of_one_epoch()
    {
        var (clock, observer) = (new SteppedTime(), new RecordingObserver());
        var estimate = new TrainingEstimate(1000, CPU, clock, observer);
        // An epoch that ends before enough was seen.
        for (var step = 1; step <= 5; step++) Step(0, step, TimeSpan.FromSeconds(100));
        for (var step = 6; step <= 40; step++)
        {
            // Two slow ones, which do not count.
            Step(1, step, step < 8 ? TimeSpan.FromSeconds(60) : TimeSpan.FromMilliseconds(250));
            Assert.Equal(step >= 17 ? 1 : 0, observer.Milestones.Count);
        }
        // 983 steps of 250 ms are 245.75 s.
        Assert.Matches("^a step takes 250 ms: about 4 min for the 983 that are left, beside validation and evaluation; [1-9][0-9]* MiB of memory so far$", observer.Milestones[0]);

        void Step(int epoch, int done, TimeSpan took)
        {
            clock.Pass(took);
            estimate.StepDone(epoch, done);
        }
    }

    [Theory]
    [InlineData(0.2, "0 s")]
    [InlineData(99, "99 s")]
    [InlineData(100, "2 min")]
    [InlineData(5969, "99 min")]
    [InlineData(11100, "3 h 5 min")]
    [InlineData(190000, "52 h 46 min")]
    public void Times_are_told_as_people_say_them(double seconds, string expected) =>
        Assert.Equal(expected, TrainingEstimate.Text(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public async Task A_run_tells_it()
    {
        using var folder = new TemporaryFolder();
        var observer = new RecordingObserver();
        await new Runner().RunAsync(TinyExperiment.Descriptor.Request(folder, "run", "BatchSize=16"), observer, CancellationToken.None);
        var line = Assert.Single(observer.Milestones, line => line.StartsWith("a step takes ", StringComparison.Ordinal));
        var steps = observer.Phases.Single(phase => phase.StartsWith("train ", StringComparison.Ordinal)).Split(' ')[1];
        Assert.Contains($"for the {int.Parse(steps, System.Globalization.CultureInfo.InvariantCulture) - 12} that are left", line, StringComparison.Ordinal);
        Assert.Contains(line, await File.ReadAllTextAsync(folder.At("run", "log.txt")), StringComparison.Ordinal);
    }
}
