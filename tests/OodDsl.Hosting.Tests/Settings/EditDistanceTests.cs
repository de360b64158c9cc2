namespace OodDsl.Hosting.Tests;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("Epochs", "epohcs", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("Temperature", "Temprature", 1)]
    public void Counts_edits(string first, string second, int expected)
    {
        Assert.Equal(expected, EditDistance.Between(first, second));
        Assert.Equal(expected, EditDistance.Between(second, first));
    }

    [Fact]
    public void The_nearest_come_first_and_strangers_not_at_all() =>
        Assert.Equal(["baseline", "baselines"], EditDistance.Nearest("basline", ["outlier-exposure", "baselines", "baseline"], 3));
}
