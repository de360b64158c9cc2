namespace OodDsl.Hosting.Tests;

public sealed class StepPlanTests
{
    [Theory]
    [InlineData(100, 32, false, 3, 0, 4, 12, 3)]
    [InlineData(100, 32, true, 3, 0, 3, 9, 3)]
    [InlineData(96, 32, false, 2, 0, 3, 6, 2)]
    [InlineData(100, 32, false, 3, 10, 4, 10, 3)]
    [InlineData(5, 32, false, 1, 0, 1, 1, 1)]
    public void Cuts_the_set_into_steps(int images, int batch, bool dropLast, int epochs, int steps, int perEpoch, int inAll, int wholeEpochs)
    {
        var plan = new StepPlan(new() { BatchSize = batch, DropLast = dropLast, Epochs = epochs, Steps = steps }, images);

        Assert.Equal((perEpoch, inAll, wholeEpochs), (plan.StepsPerEpoch, plan.Steps, plan.Epochs));
        Assert.Equal(inAll, Enumerable.Range(0, plan.Epochs).Sum(plan.StepsOf));
        Assert.Equal(Math.Min(images, dropLast ? perEpoch * batch : images), Enumerable.Range(0, perEpoch).Sum(plan.BatchSize));
    }

    [Theory]
    [InlineData(0, 1, 0, false, "Train.BatchSize is 0")]
    [InlineData(8, 0, 0, false, "Train.Epochs is 0")]
    [InlineData(8, 1, -1, false, "Train.Steps is -1")]
    [InlineData(8, 1, 0, true, "5 training images fill no batch of 8")]
    public void Refuses_what_gives_no_step(int batch, int epochs, int steps, bool dropLast, string expected)
    {
        var error = Assert.Throws<UserException>(
            () => new StepPlan(new() { BatchSize = batch, Epochs = epochs, Steps = steps, DropLast = dropLast }, 5));

        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Configuration, error.Code);
    }
}
