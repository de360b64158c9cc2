using static TorchSharp.torch;

namespace OodDsl.Tests;

public class JigsawTests
{
    [Fact]
    public void All_orders_of_the_tiles_but_the_images_own_come_alike()
    {
        using var scope = NewDisposeScope();
        // Each tile shows its number.
        var image = tensor([0f, 1, 2, 3]).view(1, 1, 2, 2).repeat_interleave(3, 2).repeat_interleave(4, 3);
        var shuffled = new Jigsaw().Apply(image.expand(6900, 2, 6, 8), new Generator(3));
        Assert.Equal([6900, 2, 6, 8], shuffled.shape);
        // Tiles are whole.
        var corners = shuffled[.., .., TensorIndex.Slice(0, 6, 3), TensorIndex.Slice(0, 8, 4)];
        Assert.True(corners.repeat_interleave(3, 2).repeat_interleave(4, 3).Equals(shuffled));
        Assert.True(corners.select(1, 0).Equals(corners.select(1, 1)));
        var orders = corners.select(1, 0).flatten(1);
        Assert.True(orders.sort(1).Item1.Equals(arange(4).to(float32).expand(6900, 4)));
        var counts = Close.Numbers(orders.matmul(tensor([64f, 16, 4, 1]))).GroupBy(code => code).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(23, counts.Count);
        Assert.DoesNotContain(16 + 2 * 4 + 3.0, counts.Keys);
        Assert.All(counts.Values, count => Assert.InRange(count, 300 - 85, 300 + 85)); // 5 standard deviations
    }

    [Fact]
    public void Images_repeat_with_their_seed_and_are_left_alone()
    {
        using var scope = NewDisposeScope();
        var images = rand([20, 3, 8, 8], generator: new Generator(1));
        var copy = images.clone();
        Assert.True(new Jigsaw().Apply(images, new Generator(2)).Equals(new Jigsaw().Apply(images, new Generator(2))));
        Assert.True(images.Equals(copy));
        Assert.True(new Jigsaw { Probability = 0 }.Apply(images, new Generator(2)).Equals(images));
        var refusal = Assert.Throws<UserException>(() => new Jigsaw().Apply(zeros(1, 1, 7, 8), new Generator(2)));
        Assert.Contains("7 x 8", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Turned_away_is_by_one_two_or_three_quarters_alike()
    {
        using var scope = NewDisposeScope();
        var image = arange(9).to(float32).view(1, 1, 3, 3);
        var turned = Functions.TurnedAway(image.expand(3000, 1, 3, 3), new Generator(3));
        var counts = Enumerable.Range(0, 4).Select(quarters => (turned == Functions.Turned(image, quarters)).flatten(1).all(1).sum().item<long>()).ToArray();
        Assert.Equal(0, counts[0]);
        Assert.Equal(3000, counts.Sum());
        Assert.All(counts[1..], count => Assert.InRange(count, 1000 - 130, 1000 + 130)); // 5 standard deviations
        var symmetric = Functions.Symmetrized(rand([2, 1, 5, 5], generator: new Generator(4)));
        Assert.True(Functions.Turned(symmetric, 1).Equals(symmetric));
    }
}
