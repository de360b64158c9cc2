using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.Tests;

public class ViewTests
{
    static Generator Seeded(ulong seed = 3) => new(seed);

    static Tensor Numbered(int count, int channels, int side) => (arange(count * channels * side * side).to(float32) / (count * channels * side * side)).view(count, channels, side, side);

    public static TheoryData<string> Names => ["RandomShift", "RandomRotation", "ColorJitter", "Grayscale", "RandomResizedCrop", "RandAugment", "RandAugment16", "Corruption"];

    static ImageAugmentation Make(string name, double probability) => name switch
    {
        "RandomShift" => new RandomShift(0.25) { Probability = probability },
        "RandomRotation" => new RandomRotation(15) { Probability = probability },
        "ColorJitter" => new ColorJitter(0.4) { Hue = 0.1, Probability = probability },
        "Grayscale" => new Grayscale { Probability = probability },
        "RandomResizedCrop" => new RandomResizedCrop(0.08, 1) { Probability = probability },
        "RandAugment" => new RandAugment { Operations = 2, Magnitude = 28, Probability = probability },
        "RandAugment16" => new RandAugment { Operations = 4, Magnitude = 10, Space = RandAugmentSpace.Sixteen, Probability = probability },
        _ => new Corruption { Probability = probability },
    };

    [Theory, MemberData(nameof(Names))]
    public void Keeps_shape_range_and_its_input_and_repeats_with_its_seed(string name)
    {
        using var scope = NewDisposeScope();
        foreach (var channels in (int[])[1, 3])
        {
            var images = rand([17, channels, 12, 12], generator: Seeded());
            var copy = images.clone();
            var augmented = Make(name, 1).Apply(images, Seeded());
            Assert.Equal(images.shape, augmented.shape);
            Assert.True(((augmented >= 0) & (augmented <= 1)).all().item<bool>());
            Assert.True(augmented.Equals(Make(name, 1).Apply(images, Seeded())));
            if (name != "Grayscale" || channels == 3) Assert.False(augmented.Equals(Make(name, 1).Apply(images, Seeded(4))) && name != "Grayscale");
            Assert.True(images.Equals(copy));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Is_applied_to_its_share_of_the_images(string name)
    {
        using var scope = NewDisposeScope();
        var images = rand([400, 3, 20, 20], generator: Seeded());
        Assert.True(Make(name, 0).Apply(images, Seeded()).allclose(images, 0, 1e-6));
        var changed = ((Make(name, 0.5).Apply(images, Seeded()) - images).abs().amax([1, 2, 3]) > 1e-4).to(float32).mean().item<float>();
        // A draw may leave an image as it is: no shift, a whole crop, an identity.
        Assert.InRange(changed, name.StartsWith("RandAugment", StringComparison.Ordinal) ? 0.3 : 0.38, 0.62);
    }

    [Fact]
    public void A_shift_is_a_window_of_the_mirrored_image()
    {
        using var scope = NewDisposeScope();
        var images = Numbered(50, 2, 8);
        var shifted = new RandomShift(0.25).Apply(images, Seeded());
        var mirrored = nn.functional.pad(images, (2, 2, 2, 2), PaddingModes.Reflect);
        Assert.True(Borders.Mirrored(images, 2).Equals(mirrored));
        for (var i = 0; i < 50; i++)
        {
            var places = 0;
            for (var y = 0; y <= 4; y++)
                for (var x = 0; x <= 4; x++)
                    if (mirrored[i].narrow(1, y, 8).narrow(2, x, 8).Equals(shifted[i])) places++;
            Assert.Equal(1, places);
        }
        // Margins wider than the image are mirrored again and again.
        Assert.Equal([2f, 1, 0, 1, 2, 1, 0], Borders.Mirrored(tensor([0f, 1, 2]).view(1, 1, 1, 3), 2)[0, 0, 0].data<float>().ToArray());
    }

    [Fact]
    public void Jitter_keeps_grey_grey_and_within_its_factors()
    {
        using var scope = NewDisposeScope();
        var grey = rand([30, 1, 6, 6], generator: Seeded()).expand(30, 3, 6, 6);
        var jittered = new ColorJitter(0.4) { Hue = 0.5 }.Apply(grey, Seeded());
        Assert.True((jittered.amax([1]) - jittered.amin([1])).amax().item<float>() < 1e-5);
        var flat = full([200, 1, 4, 4], 0.5f);
        var values = Close.Numbers(new ColorJitter(0.4).Apply(flat, Seeded())[.., 0, 0, 0]);
        Assert.InRange(values.Min(), 0.3 - 1e-6, 0.35);
        Assert.InRange(values.Max(), 0.65, 0.7 + 1e-6);
    }

    [Fact]
    public void Crops_have_areas_in_their_range_and_lie_inside()
    {
        using var scope = NewDisposeScope();
        // An image of its own coordinates tells which window was taken.
        var line = linspace(0, 1, 65);
        var images = stack([line.view(1, 65).expand(65, 65), line.view(65, 1).expand(65, 65)]).unsqueeze(0).expand(300, 2, 65, 65).contiguous();
        var crops = new RandomResizedCrop(0.2, 0.5).Apply(images, Seeded());
        var (wide, high) = (Extent(0, 3), Extent(1, 2));
        var (areas, aspects) = (Close.Numbers(wide * high), Close.Numbers(wide / high));
        Assert.All(areas, area => Assert.InRange(area, 0.19, 0.53));
        Assert.All(aspects, aspect => Assert.InRange(aspect, 0.73, 1.37));
        Assert.InRange(areas.Average(), 0.33, 0.37);

        // The pixels' centres span all but one of the window's pixels.
        Tensor Extent(int channel, int dimension) => (crops.select(1, channel).amax([1, 2]) - crops.select(1, channel).amin([1, 2])) * (64 / 65.0) * (65 / 64.0);
    }

    [Fact]
    public void Turns_follow_one_another_with_their_numbers()
    {
        using var scope = NewDisposeScope();
        var images = Numbered(2, 1, 3);
        var (turned, labels, turns) = new Rotations().Apply(images, tensor([7L, 9]));
        Assert.Equal([0L, 0, 1, 1, 2, 2, 3, 3], turns.data<long>().ToArray());
        Assert.Equal([7L, 9, 7, 9, 7, 9, 7, 9], labels.data<long>().ToArray());
        for (var k = 0; k < 4; k++) Assert.True(turned.narrow(0, 2 * k, 2).Equals(images.rot90(k, (2, 3))));
        var square = tensor([1L, 2, 3, 4]).view(1, 1, 2, 2);
        Assert.Equal([2L, 4, 1, 3], new Rotations { Count = 2 }.Apply(square, tensor([0L])).images[1].contiguous().data<long>().ToArray());
    }

    [Theory]
    [InlineData(Pastes.ThreeWay, 3)]
    [InlineData(Pastes.Patch, 2)]
    [InlineData(Pastes.Scar, 2)]
    [InlineData(Pastes.Erase, 2)]
    public void Pasted_copies_follow_the_images_and_are_numbered(Pastes kinds, int copies)
    {
        using var scope = NewDisposeScope();
        var images = rand([32, 3, 64, 64], generator: Seeded());
        var (pasted, labels, pastes) = new CutPaste { Kinds = kinds, Jitter = 0 }.Apply(images, arange(32), Seeded());
        Assert.Equal([32 * copies, 3, 64, 64], pasted.shape);
        Assert.True(labels.Equals(arange(32).repeat(copies)));
        Assert.True(pastes.Equals(arange(copies).repeat_interleave(32)));
        Assert.True(pasted[..32].Equals(images));
        var changed = (pasted[32..] != images.repeat(copies - 1, 1, 1, 1)).any(1).to(float32).mean([1, 2]).view(copies - 1, 32);
        // Patches of 2 to 15 %, scars of at most 16 x 25 in 256 x 256. Source and destination may overlap.
        var (low, high) = kinds == Pastes.Scar ? (0.0, 0.008) : (0.018, 0.16);
        Assert.All(Close.Numbers(changed[0]), share => Assert.InRange(share, low, high));
        if (kinds == Pastes.ThreeWay) Assert.All(Close.Numbers(changed[1]), share => Assert.InRange(share, 0, 0.008));
        // Without jitter every value of a patch or scar is a value of the image.
        if (kinds != Pastes.Erase)
            for (var i = 32; i < 64; i++)
                Assert.True(isin(pasted[i, 0], images[i % 32, 0]).all().item<bool>());
    }

    [Fact]
    public void Patches_stay_inside_and_have_their_areas()
    {
        using var scope = NewDisposeScope();
        var images = zeros(3000, 1, 64, 64);
        var (inside, source) = PastedPatch.Draw(images, Seeded());
        var areas = Close.Numbers(inside.to(float32).mean([1, 2]));
        Assert.All(areas, area => Assert.InRange(area, 0.02 - 0.006, 0.15 + 0.012));
        Assert.Equal(0.085, areas.Average(), 0.003);
        Assert.InRange(source.min().item<long>(), 0, 64 * 64 - 1);
        Assert.InRange(source.max().item<long>(), 0, 64 * 64 - 1);
        // The rectangle it comes from is as large as the one it covers: no pixel twice.
        for (var i = 0; i < 20; i++)
        {
            var from = source[i].masked_select(inside[i]);
            Assert.Equal(from.shape[0], from.unique().output.shape[0]);
        }
        var (scar, origin) = PastedScar.Draw(images, Seeded());
        Assert.All(Close.Numbers(scar.to(float32).sum([1, 2])), pixels => Assert.InRange(pixels, 0, 4 * 6.25 + 16));
        Assert.InRange(origin.max().item<long>(), 1, 64 * 64 - 1);
    }

    [Fact]
    public void Nothing_changes_where_a_piece_comes_from_its_own_place()
    {
        using var scope = NewDisposeScope();
        // An image that repeats everywhere: whatever is pasted is what was there.
        var images = full([20, 3, 32, 32], 0.4f);
        Assert.True(new CutPaste { Jitter = 0 }.Apply(images, arange(20), Seeded()).images.Equals(images.repeat(3, 1, 1, 1)));
        Assert.False(new CutPaste().Apply(images, arange(20), Seeded()).images.Equals(images.repeat(3, 1, 1, 1)));
    }
}
