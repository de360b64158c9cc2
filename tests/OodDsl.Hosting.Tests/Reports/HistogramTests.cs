namespace OodDsl.Hosting.Tests;

public sealed class HistogramTests
{
    [Fact]
    public void Shares_count_every_value_and_sum_to_one()
    {
        var shares = Histogram.Shares([0f, 0.1f, 0.3f, 0.9f, 1f], 0, 1, 4);

        Assert.Equal([0.4, 0.2, 0, 0.4], shares, (x, y) => Math.Abs(x - y) < 1e-12);
    }

    [Fact]
    public void What_lies_outside_the_range_counts_in_the_end_bins() =>
        Assert.Equal([0.5, 0.5], Histogram.Shares([float.NegativeInfinity, float.PositiveInfinity], 0, 1, 2));

    [Fact]
    public void A_range_without_width_is_one_bin() => Assert.Equal([1, 0, 0], Histogram.Shares([5f, 5f], 5, 5, 3));

    [Fact]
    public void An_empty_sample_has_no_shares() => Assert.Throws<ArgumentOutOfRangeException>(() => Histogram.Shares([], 0, 1, 2));

    [Fact]
    public void The_range_leaves_out_the_trimmed_ends_and_what_is_not_finite()
    {
        float[] values = [.. Enumerable.Range(0, 1000).Select(value => (float)value), float.NegativeInfinity, float.PositiveInfinity];

        Assert.Equal((10, 989), Histogram.Range([values], trim: 0.01));
        Assert.Equal((0, 1), Histogram.Range([[float.PositiveInfinity]]));
    }
}
