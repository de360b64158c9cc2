namespace OodDsl.Hosting.Tests;

public sealed class ChannelStatisticsTests
{
    [Fact]
    public void Are_the_mean_and_deviation_of_all_pixels_of_a_channel()
    {
        // Two images of two channels of 1 x 2 pixels: channel 0 has 0, 51, 102, 255; channel 1 is 51 everywhere.
        var images = new ImageSet([0, 51, 51, 51, 102, 255, 51, 51], new(2, 1, 2), null, []);

        var statistics = ChannelStatistics.Of(ImageSource.Of(images));

        Assert.Equal(0.4, statistics.Mean[0], 1e-15);
        Assert.Equal(Math.Sqrt((0.16 + 0.04 + 0 + 0.36) / 4), statistics.Deviation[0], 1e-15);
        Assert.Equal([0.2, 0], [statistics.Mean[1], statistics.Deviation[1]]);
    }
}
