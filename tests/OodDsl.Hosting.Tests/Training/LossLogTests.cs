namespace OodDsl.Hosting.Tests;

public sealed class LossLogTests
{
    [Fact]
    public void Means_are_over_all_steps_since_the_last_reading()
    {
        using var log = new LossLog(CPU);
        for (var step = 0; step < 4; step++)
        {
            log.Report(step, [("loss", tensor((float)step)), ("Term", tensor(10.0 * step))]);
            log.Log(step, [("Rows", tensor([step, step + 2f]))]);
        }

        var means = log.Read();

        Assert.Equal([("loss", 1.5), ("Term", 15)], means.Losses.Select(mean => (mean.Name, mean.Value)));
        Assert.Equal([("Rows", 2.5)], means.Logs.Select(mean => (mean.Name, mean.Value)));
        Assert.Empty(log.Read().Losses);
    }

    [Fact]
    public void Reports_of_several_updates_of_a_step_stand_side_by_side()
    {
        using var log = new LossLog(CPU);
        for (var step = 0; step < 120; step++)
        {
            log.Report(step, [("Generator", tensor(1f))]);
            log.Report(step, [("loss", tensor(2f)), ("Term", tensor(3f))]);
        }

        // Nothing is lost when a buffer is full before it is read.
        var means = log.Read().Losses;
        Assert.Equal(9, means.Count);
        Assert.Equal(["Generator", "loss", "Term"], means.Select(mean => mean.Name).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(float.NaN, 1f, "The loss was not a number at step 7.")]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity, "The loss term Term was infinite at step 7.")]
    [InlineData(float.NaN, float.NegativeInfinity, "The loss term Term was minus infinite at step 7.")]
    public void What_is_not_finite_is_named_with_its_first_step(float loss, float term, string expected)
    {
        using var log = new LossLog(CPU);
        for (var step = 5; step < 10; step++)
            log.Report(step, [("loss", tensor(step < 7 ? 1f : loss)), ("Other", tensor(1f)), ("Term", tensor(step < 7 ? 1f : term))]);

        var error = Assert.Throws<NonFiniteLossException>(log.Read);

        Assert.Equal(expected, error.Message);
        Assert.Equal(7, error.Step);
    }

    [Fact]
    public void Logged_values_may_be_infinite()
    {
        using var log = new LossLog(CPU);
        log.Log(0, [("Norm", tensor(float.PositiveInfinity))]);

        Assert.Equal(double.PositiveInfinity, log.Read().Logs.Single().Value);
    }

    [Fact]
    public void What_was_not_read_survives_a_checkpoint()
    {
        using var first = new LossLog(CPU);
        first.Report(3, [("loss", tensor(1f))]);
        first.Log(3, [("Norm", tensor(5f))]);

        using var second = new LossLog(CPU);
        second.Restore(first.Pending());
        foreach (var log in new[] { first, second }) log.Report(4, [("loss", tensor(2f))]);

        var (expected, actual) = (first.Read(), second.Read());
        Assert.Equal(expected.Losses, actual.Losses);
        Assert.Equal(expected.Logs, actual.Logs);
    }

    [Fact]
    public void Reporting_keeps_no_tensor_per_step()
    {
        using var log = new LossLog(CPU);
        List<long> live = [];
        for (var step = 0; step < 30; step++)
        {
            using (NewDisposeScope()) log.Report(step, [("loss", tensor(1f))]);
            live.Add(EngineInfo.LiveTensors);
        }
        Assert.Single(live.Distinct());
    }
}
