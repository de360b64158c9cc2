using static TorchSharp.torch;

namespace OodDsl.Tests;

public class AugmentationTests
{
    // Every pixel has a value of its own, never 0.
    static Tensor Numbered(int count, int channels, int height, int width) =>
        (arange(1, (count * channels * height * width) + 1).to(float32) / (count * channels * height * width)).view(count, channels, height, width);

    static Generator Seeded(ulong seed = 3) => new(seed);

    static readonly ImageAugmentation[] All = [new RandomCrop { Padding = 2 }, new HorizontalFlip(), new VerticalFlip(), new Cutout(3)];

    [Theory]
    [InlineData(2, 0)]
    [InlineData(0, 5)]
    [InlineData(3, 6)]
    [InlineData(1, 9)]
    public void A_crop_is_a_window_of_the_padded_image(int padding, int size)
    {
        using var scope = NewDisposeScope();
        var images = Numbered(40, 2, 7, 8);
        if (size == 9) images = Numbered(40, 2, 7, 7);
        var crops = new RandomCrop { Padding = padding, Size = size }.Apply(images, Seeded());
        var (height, width) = size == 0 ? (images.shape[2], images.shape[3]) : (size, size);
        Assert.Equal([40, 2, height, width], crops.shape);
        var padded = nn.functional.pad(images, (padding, padding, padding, padding));
        for (var i = 0; i < 40; i++)
        {
            var places = 0;
            for (var y = 0; y + height <= padded.shape[2]; y++)
                for (var x = 0; x + width <= padded.shape[3]; x++)
                    if (padded[i].narrow(1, y, height).narrow(2, x, width).Equals(crops[i])) places++;
            Assert.Equal(1, places);
        }
    }

    [Fact]
    public void Crops_come_from_every_place_alike()
    {
        using var scope = NewDisposeScope();
        // One bright pixel in the middle: where it lands tells the crop's place.
        var images = zeros(9000, 1, 5, 5);
        images.select(2, 2).select(2, 2).fill_(1);
        var landed = Close.Numbers(new RandomCrop { Padding = 1 }.Apply(images, Seeded()).sum([0]).view(-1)).Where(count => count > 0).ToArray();
        Assert.Equal(9, landed.Length);
        Assert.All(landed, count => Assert.InRange(count, 1000 - 150, 1000 + 150)); // 5 standard deviations
    }

    [Fact]
    public void A_crop_that_is_not_applied_is_central()
    {
        using var scope = NewDisposeScope();
        var images = Numbered(6, 1, 8, 8);
        Assert.True(new RandomCrop { Padding = 2, Probability = 0 }.Apply(images, Seeded()).Equals(images));
        Assert.True(new RandomCrop { Size = 4, Probability = 0 }.Apply(images, Seeded()).Equals(images.narrow(2, 2, 4).narrow(3, 2, 4)));
    }

    [Fact]
    public void A_crop_larger_than_the_image_is_refused()
    {
        using var scope = NewDisposeScope();
        var refusal = Assert.Throws<UserException>(() => new RandomCrop { Padding = 1, Size = 11 }.Apply(zeros(1, 1, 8, 8), Seeded()));
        Assert.Contains("RandomCrop.Size", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(2, true)]
    public void A_flip_mirrors_about_half_of_the_images_and_leaves_the_others(int dimension, bool vertical)
    {
        using var scope = NewDisposeScope();
        var images = Numbered(2000, 1, 3, 3);
        var result = (vertical ? (ImageAugmentation)new VerticalFlip() : new HorizontalFlip()).Apply(images, Seeded());
        long[] pixels = [1, 2, 3];
        var mirrored = (result - images.flip(dimension)).abs().amax(pixels) == 0;
        var same = (result - images).abs().amax(pixels) == 0;
        Assert.True((mirrored ^ same).all().item<bool>());
        Assert.InRange(mirrored.sum().item<long>(), 1000 - 112, 1000 + 112); // 5 standard deviations
    }

    [Fact]
    public void A_cutout_is_one_black_square_that_may_stick_out()
    {
        using var scope = NewDisposeScope();
        var images = Numbered(3000, 2, 6, 6);
        var result = new Cutout(4).Apply(images, Seeded());
        var black = result == 0;
        Assert.True(where(black, result, images).Equals(result));
        Assert.True(black.select(1, 0).Equals(black.select(1, 1)));
        var rows = black.select(1, 0).any(2);
        var columns = black.select(1, 0).any(1);
        // The product of its rows and columns: a rectangle. Its sides: 4, or what is left of them.
        Assert.True((rows.unsqueeze(2) & columns.unsqueeze(1)).Equals(black.select(1, 0)));
        var sides = rows.sum(1);
        Assert.Equal(4, sides.max().item<long>());
        Assert.Equal(2, sides.min().item<long>());
        // Centres 2, 3, 4 of six lie far enough from both edges.
        Assert.InRange((sides == 4).sum().item<long>(), 1500 - 137, 1500 + 137);
    }

    [Fact]
    public void Draws_come_from_the_generator_alone_and_leave_the_input()
    {
        using var scope = NewDisposeScope();
        foreach (var augmentation in All)
        {
            var images = Numbered(64, 1, 8, 8);
            manual_seed(1);
            var first = augmentation.Apply(images, Seeded(9));
            manual_seed(2);
            Assert.True(first.Equals(augmentation.Apply(images, Seeded(9))));
            Assert.False(first.Equals(augmentation.Apply(images, Seeded(10))));
            Assert.True(images.Equals(Numbered(64, 1, 8, 8)));
        }
    }

    [Fact]
    public void A_chain_is_applied_in_its_order_with_one_generator()
    {
        using var scope = NewDisposeScope();
        var images = Numbered(16, 1, 8, 8);
        var random = Seeded();
        var expected = new Cutout(3).Apply(new HorizontalFlip().Apply(images, random), random);
        Assert.True(expected.Equals(Functions.Apply(images, Seeded(), new HorizontalFlip(), new Cutout(3))));
    }

    [Fact]
    public void Mixup_mixes_images_and_targets_by_the_same_share()
    {
        using var scope = NewDisposeScope();
        var images = zeros(50, 1, 2, 2);
        var labels = arange(50) % 3;
        // Each image shows its label: its mixture shows the mixture of labels.
        images += labels.view(-1, 1, 1, 1);
        var (mixed, targets) = new Mixup { Alpha = 0.7 }.Apply(images, labels, 3, new Random(4), Seeded());
        Close.To([.. Enumerable.Repeat(1.0, 50)], Close.Numbers(targets.sum(1)), 1e-6);
        Close.To(Close.Numbers(targets.matmul(tensor([0f, 1, 2]))), Close.Numbers(mixed.amax([1, 2, 3])), 1e-6);
        Assert.InRange(targets.min().item<float>(), 0, 1);
        Assert.True(((targets > 0).sum(1) == 2).any().item<bool>());
    }
}
