using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>Where the pieces of CutPaste come from and go to, with chosen and with many random draws.</summary>
public class CutPasteTests
{
    /// <summary>Numbers in [0, 1), one after the other, each for all images.</summary>
    sealed class Scripted(params double[] numbers) : Draws
    {
        int next;

        public override Tensor Uniform(params long[] shape) => full(shape, numbers[next++], dtype: float64);

        public override Tensor Normal(params long[] shape) => throw new NotSupportedException();

        public override Tensor Integers(long bound, params long[] shape) => throw new NotSupportedException();

        public override Tensor Poisson(Tensor rate) => throw new NotSupportedException();

        internal override Tensor Deal(Tensor images, ReadOnlySpan<Func<Tensor, Tensor, Draws, Tensor>> operations) => throw new NotSupportedException();
    }

    /// <summary>Area, then aspect: 2 or 15 % of 256 x 256 pixels, as wide as high or 0.3 times as wide.</summary>
    [Theory]
    [InlineData(0, 0.5, 36, 36)]
    [InlineData(0, 0, 20, 66)]
    [InlineData(1, 0.5, 99, 99)]
    [InlineData(1, 0, 54, 181)]
    public void Sides_of_patches(double area, double aspect, int width, int height)
    {
        using var scope = NewDisposeScope();
        var (inside, source) = PastedPatch.Draw(zeros(1, 1, 256, 256), new Scripted(area, aspect, 0.999999, 0.999999, 0, 0));
        Assert.Equal(width, inside[0].any(0).sum().item<long>());
        Assert.Equal(height, inside[0].any(1).sum().item<long>());
        // As far right and down as it goes, from the upper left corner.
        Assert.True(inside[0, 255, 255].item<bool>());
        var from = source[0].masked_select(inside[0]);
        Assert.Equal(0, from.min().item<long>());
        Assert.Equal((height - 1) * 256 + width - 1, from.max().item<long>());
    }

    [Fact]
    public void A_hundred_thousand_patches_lie_inside_with_areas_in_their_range()
    {
        using var scope = NewDisposeScope();
        var (random, images) = (new Generator(3), zeros(5000, 1, 16, 16));
        for (var part = 0; part < 20; part++)
        {
            using var one = NewDisposeScope();
            var (inside, source) = PastedPatch.Draw(images, random);
            var (width, height) = (inside.any(1).sum([1]), inside.any(2).sum([1]));
            // Whole rectangles: none is cut off.
            Assert.True((width * height).Equals(inside.sum([1, 2])));
            // Sides are rounded by half a pixel at most: 2 % and 15 % of 256 pixels.
            Assert.True(((width + 0.5) * (height + 0.5) >= 0.02 * 256).all().item<bool>());
            Assert.True(((width - 0.5) * (height - 0.5) <= 0.15 * 256 + 1e-3).all().item<bool>());
            Assert.InRange(source.min().item<long>(), 0, 255);
            Assert.InRange(source.max().item<long>(), 0, 255);
            // Each covered pixel comes from the same place of the other rectangle.
            var offset = where(inside, source - arange(256).view(16, 16), 0);
            Assert.True(where(inside, offset, -1000).amax([1, 2]).Equals(where(inside, offset, 1000).amin([1, 2])));
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.8)]
    public void A_piece_pasted_where_it_comes_from_changes_nothing(double place)
    {
        using var scope = NewDisposeScope();
        var numbers = arange(64 * 64).view(1, 64, 64);
        var images = zeros(1, 1, 64, 64);
        var (patch, fromPatch) = PastedPatch.Draw(images, new Scripted(0.4, 0.3, place, 1 - place, place, 1 - place));
        Assert.True(fromPatch.masked_select(patch).Equals(numbers.masked_select(patch)));
        // Width, length, an angle of 0, and twice the same centre.
        var (scar, fromScar) = PastedScar.Draw(images, new Scripted(0.9, 0.9, 0.5, place, 1 - place, place, 1 - place));
        Assert.True(scar.any().item<bool>());
        Assert.True(fromScar.masked_select(scar).Equals(numbers.masked_select(scar)));
    }

    [Theory]
    [InlineData(Pastes.Patch)]
    [InlineData(Pastes.Scar)]
    public void Outside_the_piece_every_pixel_stays(Pastes kind)
    {
        using var scope = NewDisposeScope();
        var images = rand([40, 3, 64, 64], generator: new Generator(1));
        var pasted = new CutPaste { Kinds = kind }.Apply(images, arange(40), new Generator(2)).images[40..];
        var inside = kind == Pastes.Patch ? PastedPatch.Draw(images, new Generator(2)).Inside : PastedScar.Draw(images, new Generator(2)).Inside;
        Assert.True(where(inside.unsqueeze(1), images, pasted).Equals(images));
        Assert.True(((pasted != images).any(1) & inside).flatten(1).any(1).all().item<bool>());
    }

    /// <summary>At 256 pixels: 2 to 16 wide, 10 to 25 long, turned by up to 45 degrees.</summary>
    [Theory]
    [InlineData(0, 0, 0.5, 2, 10)]
    [InlineData(1, 1, 0.5, 16, 25)]
    [InlineData(1, 1, 1, 29, 29)]
    public void Sides_of_scars(double across, double down, double angle, int width, int height)
    {
        using var scope = NewDisposeScope();
        var (inside, _) = PastedScar.Draw(zeros(1, 1, 256, 256), new Scripted(across, down, angle, 0.5, 0.5, 0.5, 0.5));
        // Turned: the bounding box of a rectangle of 16 x 25 at 45 degrees has sides of 29.
        Assert.InRange(inside[0].any(0).sum().item<long>(), width - 1, width + 1);
        Assert.InRange(inside[0].any(1).sum().item<long>(), height - 1, height + 1);
        Assert.InRange(inside.sum().item<long>(), 1, 16 * 25 + 41);
    }
}
