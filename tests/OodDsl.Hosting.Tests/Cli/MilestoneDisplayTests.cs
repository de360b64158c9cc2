namespace OodDsl.Hosting.Tests;

public sealed class MilestoneDisplayTests
{
    [Fact]
    public void Losses_are_shown_about_ten_times_in_a_phase()
    {
        using var console = new FakeConsole();
        var display = new MilestoneDisplay(console.Out);
        display.Begin("train", 1000);
        for (var step = 1; step <= 1000; step++)
        {
            display.Advance(step);
            display.Losses(step / 500, step, [("loss", 1.0 / step), ("CrossEntropy", 0.5)]);
        }
        var lines = console.OutText.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(11, lines.Length);
        Assert.Equal("train: 1000 steps", lines[0]);
        Assert.Equal("train: epoch 0, step 100 of 1000: loss 0.01, CrossEntropy 0.5", lines[1]);
        Assert.Equal("train: epoch 2, step 1000 of 1000: loss 0.001, CrossEntropy 0.5", lines[10]);
    }
}
