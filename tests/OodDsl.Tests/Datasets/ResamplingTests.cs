namespace OodDsl.Tests;

public class ResamplingTests
{
    sealed record Case(int Height, int Width, int NewHeight, int NewWidth, int[] Image, double[] Exact);

    [Fact]
    public void Agrees_with_PyTorch_where_it_grows_and_with_block_averages_where_it_shrinks()
    {
        foreach (var (height, width, newHeight, newWidth, image, exact) in Oracle.Cases<Case>("resampling.json"))
        {
            var actual = Resampling.Resize([.. image.Select(level => (byte)level)], 1, height, width, newHeight, newWidth);
            Assert.Equal(exact.Length, actual.Length);
            // Rounding to a level is half a level at most; float sums may take an exact half to either side.
            for (var i = 0; i < exact.Length; i++) Assert.InRange(actual[i] - exact[i], -0.50001, 0.50001);
        }
    }

    [Fact]
    public void Equal_size_is_the_same_object()
    {
        var set = new UniformNoise { Count = 2 }.Load(Split.Test, new([], "unused"));
        Assert.Same(set, set.Resized(28));
    }

    [Theory]
    [InlineData(28, 16)]
    [InlineData(28, 32)]
    [InlineData(28, 1)]
    [InlineData(1, 5)]
    public void A_constant_image_stays_constant(int from, int to)
    {
        foreach (byte level in (byte[])[0, 1, 127, 254, 255])
        {
            var image = new byte[from * from];
            Array.Fill(image, level);
            Assert.All(Resampling.Resize(image, 1, from, from, to, to), value => Assert.Equal(level, value));
        }
    }

    [Fact]
    public void Whole_factors_average_blocks()
    {
        byte[] image = [0, 10, 100, 200, 20, 30, 100, 201];
        Assert.Equal([15, 150], Resampling.Resize(image, 1, 2, 4, 1, 2));
    }

    [Fact]
    public void Images_do_not_touch_each_other()
    {
        var random = new Seed(1).ToRandom();
        var (first, second) = (random.NextBytes(64), random.NextBytes(64));
        Assert.Equal([.. Resampling.Resize(first, 1, 8, 8, 5, 11), .. Resampling.Resize(second, 1, 8, 8, 5, 11)],
            Resampling.Resize([.. first, .. second], 2, 8, 8, 5, 11));
    }
}
