using static TorchSharp.torch;

namespace OodDsl.Tests;

public class CorruptionTests
{
    public static TheoryData<CorruptionKind> Kinds => [.. Enum.GetValues<CorruptionKind>()];

    static Generator Seeded(ulong seed = 5) => new(seed);

    // Smooth, with an edge.
    static Tensor Images(int count, int channels, int side = 28)
    {
        var line = linspace(0.1, 0.8, side);
        return (line.view(1, 1, 1, side) * line.view(1, 1, side, 1) + (arange(side) > side / 2).to(float32).view(1, 1, 1, side) * 0.2)
            .expand(count, channels, side, side).contiguous();
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Gives_images_of_8_bits_that_repeat_with_their_seed(CorruptionKind kind)
    {
        using var scope = NewDisposeScope();
        foreach (var severities in Enum.GetValues<Severities>())
            foreach (var channels in (int[])[1, 3])
                for (var severity = 0; severity <= 5; severity++)
                {
                    using var part = NewDisposeScope();
                    var corruption = new Corruption(kind) { Severities = severities, Severity = severity };
                    var images = Images(5, channels);
                    var copy = images.clone();
                    var corrupted = corruption.Apply(images, Seeded());
                    Assert.Equal(images.shape, corrupted.shape);
                    Assert.True(corrupted.isfinite().all().item<bool>());
                    var levels = corrupted * 255;
                    Assert.True(levels.allclose(levels.round(), 0, 1e-3));
                    Assert.True(((corrupted >= 0) & (corrupted <= 1)).all().item<bool>());
                    Assert.True(corrupted.Equals(corruption.Apply(images, Seeded())));
                    Assert.True(images.Equals(copy));
                }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Changes_images_the_more_the_severer(CorruptionKind kind)
    {
        using var scope = NewDisposeScope();
        var images = Images(12, 3) * tensor([1f, 0.8f, 0.6f]).view(1, 3, 1, 1);
        var changes = Enumerable.Range(1, 5).Select(severity =>
            (new Corruption(kind) { Severity = severity }.Apply(images, Seeded()) - images).square().mean().item<float>()).ToArray();
        Assert.All(changes, change => Assert.True(change > 1e-5, $"{kind}: {change}"));
        // Saturation falls first and rises then; glass and zoom have several constants that don't rise together.
        if (kind is not (CorruptionKind.Saturate or CorruptionKind.GlassBlur or CorruptionKind.ZoomBlur)) Assert.True(changes[4] > changes[0], kind.ToString());
    }

    [Theory]
    [InlineData(CorruptionKind.GaussianNoise, Severities.ImageNetC, 1, .08)]
    [InlineData(CorruptionKind.GaussianNoise, Severities.CifarC, 5, .10)]
    [InlineData(CorruptionKind.ShotNoise, Severities.ImageNetC, 1, .09129)]
    [InlineData(CorruptionKind.ShotNoise, Severities.CifarC, 1, .03162)]
    [InlineData(CorruptionKind.SpeckleNoise, Severities.ImageNetC, 2, .1)]
    public void Noise_on_grey_has_the_published_deviation(CorruptionKind kind, Severities severities, int severity, double deviation)
    {
        using var scope = NewDisposeScope();
        var corrupted = new Corruption(kind) { Severities = severities, Severity = severity }.Apply(full([20, 3, 32, 32], 0.5), Seeded());
        Assert.Equal(deviation, corrupted.std().item<float>(), 0.02 * deviation);
        Assert.Equal(0.5, corrupted.mean().item<float>(), 0.003);
    }

    [Fact]
    public void Impulses_hit_their_share()
    {
        using var scope = NewDisposeScope();
        var corrupted = new Corruption(CorruptionKind.ImpulseNoise) { Severity = 5 }.Apply(full([20, 3, 32, 32], 0.5), Seeded());
        Assert.Equal(.27, ((corrupted == 0) | (corrupted == 1)).to(float32).mean().item<float>(), 0.01);
        Assert.Equal(.135, (corrupted == 1).to(float32).mean().item<float>(), 0.01);
    }

    [Theory]
    [InlineData(CorruptionKind.GaussianBlur)]
    [InlineData(CorruptionKind.DefocusBlur)]
    [InlineData(CorruptionKind.GlassBlur)]
    [InlineData(CorruptionKind.ZoomBlur)]
    [InlineData(CorruptionKind.ElasticTransform)]
    [InlineData(CorruptionKind.Contrast)]
    public void One_color_stays_as_it_is(CorruptionKind kind)
    {
        using var scope = NewDisposeScope();
        var images = full([6, 3, 20, 20], 51 / 255f);
        Assert.True(new Corruption(kind).Apply(images, Seeded()).allclose(images, 0, 1e-5));
    }

    [Fact]
    public void Glass_swaps_near_pixels()
    {
        using var scope = NewDisposeScope();
        var source = PixelSwaps.Draw(Images(3, 1, 16), tensor([1L, 2, 4]), 4, tensor([2L, 1, 1]), 2, Seeded());
        var (sorted, _) = source.sort(1);
        Assert.True(sorted.Equals(arange(256).repeat(3, 1)));
        var moved = (source != arange(256)).to(float32).mean([1]);
        Assert.True((moved > 0.2).all().item<bool>());
        // One round with distance 2: nothing moves by one swap further than 2, by all of them hardly further than a few.
        var distance = (source[1].floor_divide(16) - arange(256).floor_divide(16)).abs().amax(0).item<long>();
        Assert.InRange(distance, 1, 15);
        Assert.True(PixelSwaps.Draw(Images(1, 1, 16), tensor([1L]), 1, tensor([0L]), 1, Seeded()).Equals(arange(256).unsqueeze(0)));
    }

    [Theory]
    [InlineData(32, 32)]
    [InlineData(28, 20)]
    public void Plasma_fills_its_range_and_gets_smoother(int height, int width)
    {
        using var scope = NewDisposeScope();
        var maps = Plasma.Draw(height, width, tensor([1.2f, 3f]), Seeded());
        Assert.Equal([2, height, width], maps.shape);
        Assert.InRange(maps.min().item<float>(), 0, 1);
        if (height == width) Close.To([1, 1], Close.Numbers(maps.amax([1, 2])));
        var steps = (maps[.., .., 1..] - maps[.., .., ..^1]).abs().mean([1, 2]);
        Assert.True(steps[1].item<float>() < steps[0].item<float>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_kind_and_severity_is_equally_likely(bool byRow)
    {
        using var scope = NewDisposeScope();
        // Which operation an image is dealt to, and how far: the deal itself, many times.
        Draws random = byRow ? Draws.OfRows(new(4), arange(7)) : Seeded();
        var counts = zeros(15);
        Func<Tensor, Tensor, Draws, Tensor>[] marks = [.. Enumerable.Range(0, 15).Select(k => (Func<Tensor, Tensor, Draws, Tensor>)((some, _, _) => full_like(some, k)))];
        for (var draw = 0; draw < 400; draw++)
        {
            var kinds = random.Deal(zeros(7, 1, 1, 1), marks);
            counts.add_(nn.functional.one_hot(kinds.view(-1).to(int64), 15).sum([0]));
        }
        var expected = 400 * 7 / 15.0;
        Assert.All(Close.Numbers(counts), count => Assert.Equal(expected, count, 5 * Math.Sqrt(expected)));
        // Every image gets its own: rows are not mixed up.
        var rows = arange(40).to(float32).view(40, 1, 1, 1);
        random = byRow ? Draws.OfRows(new(4), arange(40)) : random;
        Assert.True(random.Deal(rows, [(some, _, _) => some, (some, _, _) => some, (some, _, _) => some]).Equals(rows));
        var batch = random.Deal(rows, [(some, row, _) => some - row.view(-1, 1, 1, 1), (some, row, _) => some - row.view(-1, 1, 1, 1)]);
        Assert.Equal(0, batch.abs().sum().item<float>());
    }

    [Fact]
    public void Channels_that_are_no_colors_are_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<UserException>(() => new Corruption().Apply(zeros(1, 2, 8, 8), Seeded()));
        Assert.Throws<UserException>(() => new Corruption { Severity = 6 }.Apply(zeros(1, 1, 8, 8), Seeded()));
    }
}
