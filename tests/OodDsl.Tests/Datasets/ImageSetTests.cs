namespace OodDsl.Tests;

public class ImageSetTests
{
    static ImageSet Four(int[]? labels = null, string[]? names = null) =>
        new([.. Enumerable.Range(0, 16).Select(i => (byte)i)], new(1, 2, 2), labels ?? [2, 0, 1, 2], names ?? ["a", "b", "c"]);

    [Fact]
    public void Has_the_shape_it_is_given()
    {
        var set = new ImageSet(new byte[2 * 3 * 4 * 5], new(3, 4, 5), null, []);
        Assert.Equal((2, 3, 4, 5), (set.Count, set.Channels, set.Height, set.Width));
    }

    [Fact]
    public void Select_takes_rows_in_order_and_repeats_them()
    {
        var set = Four().Select([3, 0, 3]);
        Assert.Equal([12, 13, 14, 15, 0, 1, 2, 3, 12, 13, 14, 15], set.Pixels);
        Assert.Equal([2, 2, 2], set.Labels!);
        Assert.Throws<ArgumentOutOfRangeException>(() => Four().Select([4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Four().Select([-1]));
    }

    [Fact]
    public void Where_and_Take_keep_order()
    {
        Assert.Equal([4, 5, 6, 7, 12, 13, 14, 15], Four().Where(row => row % 2 == 1).Pixels);
        Assert.Equal([2, 0], Four().Take(2).Labels!);
        Assert.Equal(8, Four().Take(2).Pixels.Length);
        var set = Four();
        Assert.Same(set, set.Take(100));
        Assert.Equal(0, set.Take(0).Count);
    }

    [Fact]
    public void OfClasses_renumbers_in_the_order_given()
    {
        var set = Four().OfClasses(2, 1);
        Assert.Equal([0, 1, 0], set.Labels!);
        Assert.Equal(["c", "b"], set.ClassNames);
        Assert.Equal([0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 15], set.Pixels);
        Assert.Throws<ArgumentException>(() => Four().OfClasses(3));
        Assert.Throws<ArgumentException>(() => Four().OfClasses(1, 1));
        Assert.Throws<ArgumentException>(() => Four().OfClasses());
        Assert.Throws<InvalidOperationException>(() => new ImageSet(new byte[4], new(1, 2, 2), null, []).OfClasses(0));
    }

    [Fact]
    public void Concat_keeps_labels_of_the_same_classes_and_moves_those_of_others()
    {
        var same = Four().Concat(Four());
        Assert.Equal([2, 0, 1, 2, 2, 0, 1, 2], same.Labels!);
        Assert.Equal(3, same.ClassNames.Count);

        var other = Four().Concat(Four([0, 1, 1, 0], ["x", "y"]));
        Assert.Equal([2, 0, 1, 2, 3, 4, 4, 3], other.Labels!);
        Assert.Equal(["a", "b", "c", "x", "y"], other.ClassNames);

        Assert.Null(Four().Concat(new(new byte[4], new(1, 2, 2), null, [])).Labels);
        Assert.Throws<ArgumentException>(() => Four().Concat(new(new byte[4], new(1, 4, 1), null, [])));
    }

    [Fact]
    public void Inconsistent_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new ImageSet(new byte[5], new(1, 2, 2), null, []));
        Assert.Throws<ArgumentException>(() => new ImageSet(new byte[4], new(1, 2, 0), null, []));
        Assert.Throws<ArgumentException>(() => new ImageSet(new byte[4], new(1, 2, 2), [0, 0], ["a"]));
        Assert.Throws<ArgumentException>(() => new ImageSet(new byte[4], new(1, 2, 2), [1], ["a"]));
        Assert.Throws<ArgumentException>(() => new ImageSet(new byte[4], new(1, 2, 2), [-1], ["a"]));
    }

    [Fact]
    public void Shaped_converts_channels()
    {
        var grey = new ImageSet([10, 20, 30, 40], new(1, 1, 2), null, []);
        Assert.Equal([10, 20, 10, 20, 10, 20, 30, 40, 30, 40, 30, 40], grey.Shaped(new(3, 1, 2)).Pixels);
        Assert.Equal(grey.Pixels, grey.Shaped(new(3, 1, 2)).Shaped(new(1, 1, 2)).Pixels);

        // BT.601: 0.299 * 200 + 0.587 * 100 + 0.114 * 50 = 124.2
        Assert.Equal([124], new ImageSet([200, 100, 50], new(3, 1, 1), null, []).Shaped(new(1, 1, 1)).Pixels);
        Assert.Throws<ArgumentException>(() => new ImageSet(new byte[2], new(2, 1, 1), null, []).Shaped(new(1, 1, 1)));
    }
}
