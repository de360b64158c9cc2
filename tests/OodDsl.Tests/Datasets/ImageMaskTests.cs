namespace OodDsl.Tests;

public sealed class ImageMaskTests
{
    // Three images of 2 x 2 with labels 0, 1, 0; masks in the first and the last.
    static readonly ImageSet Set = new(
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], new(1, 2, 2), [0, 1, 0], ["good", "bad"], [0, 255, 0, 0, 0, 0, 0, 0, 255, 255, 0, 0]);

    [Fact]
    public void Masks_go_with_their_images()
    {
        Assert.Equal([255, 255, 0, 0, 0, 255, 0, 0], Set.Select([2, 0]).Masks!);
        Assert.Equal([0, 255, 0, 0], Set.Take(1).Masks!);
        Assert.Equal([0, 0, 0, 0], Set.OfClasses(1).Masks!);
        Assert.Equal(24, Set.Concat(Set).Masks!.Length);
        Assert.Null(Set.Concat(new([1, 1, 1, 1], new(1, 2, 2), [0], ["good", "bad"])).Masks);
        Assert.Same(Set.Masks, Set.Shaped(new(3, 2, 2)).Masks);
    }

    [Fact]
    public void A_pixel_of_a_smaller_mask_is_defective_where_half_of_what_it_covers_is()
    {
        // One of four, two of four.
        Assert.Equal([0, 0, 255], Set.Resized(1).Masks!);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], Set.Pixels);
    }

    [Fact]
    public void Masks_of_another_size_are_refused() =>
        Assert.Throws<ArgumentException>(() => new ImageSet([1, 2, 3, 4], new(1, 2, 2), null, [], [0, 0, 0]));
}
