using static TorchSharp.torch;

namespace OodDsl.Tests;

public class PoseTests
{
    [Fact]
    public void A_shift_mirrors_the_border()
    {
        using var scope = NewDisposeScope();
        var image = arange(16).view(1, 1, 1, 16).expand(1, 1, 16, 16);
        var poses = Functions.AllPoses(image, 8);
        Assert.Equal([36, 1, 16, 16], poses.shape);
        Assert.Equal(Enumerable.Range(0, 16).Select(j => (long)j), Line(0));
        Assert.Equal(Enumerable.Range(0, 16).Select(j => j < 8 ? j + 8L : 22 - j), Line(12));   // by -8
        Assert.Equal(Enumerable.Range(0, 16).Select(j => j < 8 ? 8L - j : j - 8), Line(24));    // by +8: in[8 - j], in[j - 8]
        // Vertical shifts leave columns alone; turns follow one another.
        Assert.Equal(Line(0), Line(4));
        Assert.True(poses[25].Equals(poses[24].rot90(1, (1, 2))));

        long[] Line(int pose) => poses[pose, 0, 3].contiguous().data<long>().ToArray();
    }

    [Fact]
    public void Random_poses_are_among_all_poses_and_named_by_their_numbers()
    {
        using var scope = NewDisposeScope();
        var images = arange(5 * 2 * 8 * 8).to(float32).view(5, 2, 8, 8);
        var all = Functions.AllPoses(images, 3).view(36, 5, 2, 8, 8);
        var (posed, labels, poses) = Functions.RandomPoses(images, arange(5), 3, new Generator(2));
        Assert.Equal([20, 2, 8, 8], posed.shape);
        for (var row = 0; row < 20; row++)
        {
            var (across, down, turn) = (poses[row, 0].item<long>(), poses[row, 1].item<long>(), poses[row, 2].item<long>());
            Assert.Equal(row / 5, turn);
            Assert.Equal(row % 5, labels[row].item<long>());
            Assert.True(posed[row].Equals(all[(across * 3 + down) * 4 + turn, row % 5]));
        }
        Assert.True(poses.narrow(1, 0, 2).amax().item<long>() == 2);
        Assert.Throws<UserException>(() => Functions.AllPoses(images, 8));
        Assert.Throws<UserException>(() => Functions.AllPoses(images[.., .., ..5], 3));
    }

    [Fact]
    public void Heads_that_know_nothing_or_everything()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(1.194506, Functions.PoseError(zeros(4, 10), zeros(4, 3, dtype: int64)).mean().item<float>(), 5);
        Assert.Equal(33, Functions.PoseProbability(zeros(72, 10)).view(36, 2).sum([0])[1].item<float>(), 4);
        var number = arange(36).repeat_interleave(2);
        var perfect = cat([nn.functional.one_hot(number.floor_divide(12), 3), nn.functional.one_hot(number.floor_divide(4) % 3, 3), nn.functional.one_hot(number % 4, 4)], 1) * 1000.0;
        Assert.Equal(108, Functions.PoseProbability(perfect).view(36, 2).sum([0])[0].item<double>(), 5);
        Assert.Throws<ArgumentException>(() => Functions.PoseProbability(zeros(35, 10)));
    }

    [Theory]
    [InlineData(256, 32, 4, 57)]
    [InlineData(256, 64, 4, 49)]
    [InlineData(28, 8, 2, 11)]
    public void Windows_are_spread_back_over_their_pixels(int side, int size, int stride, int places)
    {
        using var scope = NewDisposeScope();
        var images = zeros(1, 1, side, side);
        Assert.Equal([places * places, 1, size, size], Functions.Windows(images, size, stride).shape);
        var rows = zeros(places, places);
        rows[3, 5] = 1;
        var map = Functions.Spread(rows.view(-1), images, size, stride);
        Assert.Equal([1, side, side], map.shape);
        Assert.Equal(1, map.sum().item<float>(), 5);
        Assert.Equal(1, map[0].narrow(0, 3 * stride, size).narrow(1, 5 * stride, size).sum().item<float>(), 5);
        Assert.Throws<UserException>(() => Functions.Windows(images, size, side));
    }
}
