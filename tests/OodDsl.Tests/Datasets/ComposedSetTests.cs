namespace OodDsl.Tests;

public class ComposedSetTests
{
    static readonly DataFolders Nowhere = new([], Path.GetTempPath());

    [Theory]
    [InlineData(1, 32)]
    [InlineData(3, 20)]
    public void Defects_change_what_their_masks_say_and_nothing_else(int channels, int side)
    {
        var shape = new ImageShape(channels, side, side);
        var normal = new Fabrics().Load(Split.Test, Nowhere, shape);
        var defective = new DrawnDefects<Fabrics>().Load(Split.Test, Nowhere, shape);
        Assert.Equal(normal.Count, defective.Count);
        Assert.Equal(normal.Labels!, defective.Labels!);
        Assert.Equal(normal.ClassNames, defective.ClassNames);
        var (plane, visible) = (side * side, 0);
        for (var row = 0; row < normal.Count; row++)
        {
            var covered = 0;
            for (var i = 0; i < plane; i++)
            {
                var masked = defective.Masks![(row * plane) + i] != 0;
                if (masked) covered++;
                for (var c = 0; c < channels; c++)
                {
                    var place = (row * shape.Length) + (c * plane) + i;
                    if (!masked) Assert.Equal(normal.Pixels[place], defective.Pixels[place]);
                    else if (Math.Abs(normal.Pixels[place] - defective.Pixels[place]) > 30) visible++;
                }
            }
            Assert.InRange(covered / (double)plane, 0.002, 0.09);
        }
        var all = defective.Masks!.Count(mask => mask != 0) * channels;
        Assert.True(visible > 0.8 * all, $"{visible} of {all}");
    }

    [Fact]
    public void Made_sets_are_the_same_every_time_and_their_splits_differ()
    {
        var shape = new ImageShape(1, 32, 32);
        Assert.Equal(new Fabrics().Load(Split.Train, Nowhere).Pixels, new Fabrics().Load(Split.Train, Nowhere).Pixels);
        Assert.Equal(1200, new Fabrics().Load(Split.Train, Nowhere).Count);
        Assert.Equal(300, new Fabrics().Load(Split.Test, Nowhere).Count);
        Assert.False(new Fabrics().Load(Split.Train, Nowhere).Image(0).SequenceEqual(new Fabrics().Load(Split.Test, Nowhere).Image(0)));
        Assert.Equal(new DrawnDefects<Fabrics>().Load(Split.Test, Nowhere, shape).Pixels, new DrawnDefects<Fabrics>().Load(Split.Test, Nowhere, shape).Pixels);
        Assert.Equal("drawn-defects-fabrics", new DrawnDefects<Fabrics>().Name);
        Assert.Equal(typeof(Fabrics), new DrawnDefects<Fabrics>().MadeOf);
    }

    [Fact]
    public void Crops_of_a_set_that_is_read_as_a_run_goes_are_read_so_too()
    {
        using var folder = new TemporaryFolder();
        var bytes = new byte[5 * 48 * 48 * 3];
        new Random(3).NextBytes(bytes);
        for (var n = 0; n < 5; n++) folder.Write($"data/iSUN/{n}.png", PngWriter.Write(bytes[(n * 6912)..((n + 1) * 6912)], 48, 48));
        var folders = new DataFolders([folder.At("data")], folder.At("cache")) { AllowDownload = false };
        var shape = new ImageShape(3, 16, 16);
        var (source, held) = (new Cropped<ISun>().Open(Split.Test, folders, shape), new Cropped<ISun>().Load(Split.Test, folders, shape));
        Assert.False(source.IsHeld);
        Assert.Equal((5, shape), (source.Count, source.Shape));
        var pixels = new byte[shape.Length];
        for (var row = 4; row >= 0; row--)
        {
            source.Read(row, pixels);
            Assert.Equal(held.Image(row), pixels);
        }
        // One picture of five is read for one row.
        File.WriteAllText(folder.At("data", "iSUN", "3.png"), "none");
        source.Read(2, pixels);
        Assert.Throws<DataFormatException>(() => source.Read(3, pixels));
    }

    [Theory]
    [InlineData(1, 20)]
    [InlineData(3, 16)]
    [InlineData(1, 40)]
    public void Crops_are_windows_of_their_images(int channels, int side)
    {
        var whole = new Fabrics().Load(Split.Test, Nowhere, new(channels, Math.Max(side, 32), Math.Max(side, 32)));
        var crops = new Cropped<Fabrics>().Load(Split.Test, Nowhere, new(channels, side, side));
        Assert.Equal(new ImageShape(channels, side, side), crops.Shape);
        Assert.Equal(whole.Labels!, crops.Labels!);
        HashSet<(int, int)> places = [];
        for (var row = 0; row < 40; row++)
        {
            var found = (from y in Enumerable.Range(0, whole.Height - side + 1) from x in Enumerable.Range(0, whole.Width - side + 1) where Fits(row, y, x) select (y, x)).ToList();
            Assert.NotEmpty(found);
            places.Add(found[0]);
        }
        if (side < 32) Assert.True(places.Count > 20);

        bool Fits(int row, int top, int left) => Enumerable.Range(0, channels * side).All(line =>
            whole.Image(row).Slice((((line / side * whole.Height) + top + (line % side)) * whole.Width) + left, side).SequenceEqual(crops.Image(row).Slice(line * side, side)));
    }
}
