namespace OodDsl.Hosting.Tests;

public sealed class PixelMetricsTests
{
    [Fact]
    public void Components_meet_at_corners_and_end_with_their_image()
    {
        // Two images of 3 x 4.
        byte[] masks =
        [
            1, 0, 0, 1,
            0, 1, 0, 1,
            0, 0, 0, 0,

            0, 0, 0, 1,
            0, 0, 0, 0,
            1, 1, 0, 0,
        ];

        var regions = Regions.Of(masks, 3, 4, out var sizes);

        Assert.Equal([2, 2, 1, 2], sizes);
        Assert.Equal([0, -1, -1, 1, -1, 0, -1, 1, -1, -1, -1, -1, -1, -1, -1, 2, -1, -1, -1, -1, 3, 3, -1, -1], regions);
    }

    [Fact]
    public void Auroc_and_pro_are_those_of_an_independent_computation()
    {
        foreach (var test in Oracle.Cases<Case>("pixels.json"))
        {
            var metrics = PixelMetrics.Compute(test.Maps, [.. test.Masks.Select(mask => (byte)mask)], test.Height, test.Width);

            Assert.Equal(test.Auroc, metrics.Auroc, 1e-12);
            Assert.Equal(test.Pro, metrics.Pro, 1e-12);
        }
    }

    [Fact]
    public void A_perfect_map_has_all_and_a_constant_one_chance()
    {
        byte[] masks = [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];

        var perfect = PixelMetrics.Compute([.. masks.Select(mask => mask == 0 ? 1f : 0f)], masks, 3, 4);
        var constant = PixelMetrics.Compute(new float[12], masks, 3, 4);

        Assert.Equal((1.0, 1.0), (perfect.Auroc, perfect.Pro));
        // Along the diagonal: half of the border.
        Assert.Equal((0.5, 0.15), (constant.Auroc, Math.Round(constant.Pro, 12)));
    }

    sealed record Case(int Height, int Width, float[] Maps, int[] Masks, double Auroc, double Pro);
}
