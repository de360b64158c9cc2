using static OodDsl.Functions;
using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>Draws that belong to rows: their definition, their distribution, and that they are the same in any batch.</summary>
public sealed class DrawsTests
{
    static readonly Seed Seed = new(0xC0FFEE123456789);

    [Fact]
    public void Numbers_are_those_of_the_rows_own_sequence()
    {
        long[] rows = [0, 5, 123_456_789];
        using var numbers = tensor(rows);
        var draws = Draws.OfRows(Seed, numbers);

        var first = draws.Uniform(3, 2).data<float>().ToArray();
        var second = draws.Integers(1_000_003, 3, 1).data<long>().ToArray();

        for (var i = 0; i < rows.Length; i++)
        {
            var key = SplitMix.At(Seed.Value, (ulong)rows[i]);
            Assert.Equal((SplitMix.At(key, 0) >> 40) / (float)(1 << 24), first[2 * i]);
            Assert.Equal((SplitMix.At(key, 1) >> 40) / (float)(1 << 24), first[(2 * i) + 1]);
            Assert.Equal((long)((SplitMix.At(key, 2) >> 33) * 1_000_003 >> 31), second[i]);
        }
    }

    [Fact]
    public void Distributions_are_those_asked_for()
    {
        using var scope = NewDisposeScope();
        const int rows = 2000, each = 500, count = rows * each;
        var draws = Draws.OfRows(Seed, arange(rows, dtype: int64));

        var uniform = draws.Uniform(rows, each).to(float64);
        Near(0.5, uniform.mean(), Math.Sqrt(1 / 12.0 / count));
        Near(1 / 12.0, uniform.var(), Math.Sqrt(1 / 180.0 / count));
        // Neither the numbers of a row nor those of neighbours go together.
        var centered = uniform - 0.5;
        Near(0, (centered[.., ..^1] * centered[.., 1..]).mean(), 1 / 12.0 / Math.Sqrt(count));
        Near(0, (centered[..^1] * centered[1..]).mean(), 1 / 12.0 / Math.Sqrt(count));

        var normal = draws.Normal(rows, each).to(float64);
        Near(0, normal.mean(), 1 / Math.Sqrt(count));
        Near(1, normal.square().mean(), Math.Sqrt(2.0 / count));
        Near(3, normal.pow(4).mean(), Math.Sqrt(96.0 / count));
        Near(0.5 * (1 + Erf(1 / Math.Sqrt(2))), normal.lt(1).to(float64).mean(), 0.5 / Math.Sqrt(count));

        var dealt = draws.Integers(7, rows, each).flatten().bincount(null, 7).to(float64);
        var squares = (dealt - count / 7.0).square().sum() / (count / 7.0);
        // 99.99 % of chi-square with six degrees of freedom.
        Assert.InRange(squares.item<double>(), 0, 27.9);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(4.0)]
    [InlineData(500.0)]
    public void Poisson_numbers_have_mean_and_variance_of_their_rate(double rate)
    {
        using var scope = NewDisposeScope();
        var numbers = Draws.OfRows(Seed, arange(400, dtype: int64)).Poisson(full([400, 250], rate, dtype: float32)).to(float64);

        Assert.True(numbers.equal(numbers.round()).all().item<bool>());
        Near(rate, numbers.mean(), Math.Sqrt(rate / 1e5));
        Near(rate, numbers.var(), Math.Sqrt((rate + 2 * rate * rate) / 1e5));
        Near(Math.Exp(-rate), numbers.eq(0).to(float64).mean(), 0.5 / Math.Sqrt(1e5));
    }

    public static TheoryData<string> Kinds => ["crop", "jitter", "resized", "cutout", "rotation", "shift", "rand-augment", "corruption", "poses", "pgd"];

    [Theory, MemberData(nameof(Kinds))]
    public void An_image_is_augmented_the_same_in_any_batch(string kind)
    {
        using var scope = NewDisposeScope();
        using var source = new Generator(5);
        var images = rand([64, 3, 16, 16], generator: source);

        var whole = InBatches(64);
        Assert.Equal(whole, InBatches(7));
        Assert.Equal(whole, InBatches(1));

        float[] InBatches(int rows)
        {
            List<float> values = [];
            for (var start = 0; start < 64; start += rows)
            {
                var count = Math.Min(rows, 64 - start);
                var random = Draws.OfRows(Seed, arange(start, start + count, dtype: int64));
                values.AddRange(Applied(kind, images.narrow(0, start, count), random).contiguous().data<float>().ToArray());
            }
            return [.. values];
        }
    }

    [Fact]
    public void What_is_not_drawn_for_images_is_refused()
    {
        var draws = Draws.OfRows(Seed, arange(4, dtype: int64));
        var error = Assert.Throws<UserException>(() => draws.Uniform(5, 4));
        Assert.Contains("[5, 4] was drawn for a batch of 4 images", error.Message, StringComparison.Ordinal);
        Assert.Throws<UserException>(() => draws.Normal());
    }

    [Fact]
    public void A_generators_draws_are_its_own()
    {
        using Generator one = new(3), other = new(3);
        Draws draws = one;
        Assert.True(rand([4, 2], generator: other).equal(draws.Uniform(4, 2)).all().item<bool>());
        Assert.True(randn([4, 2], generator: other).equal(draws.Normal(4, 2)).all().item<bool>());
        Assert.True(randint(0, 9, [4], dtype: int64, generator: other).equal(draws.Integers(9, 4)).all().item<bool>());
    }

    static Tensor Applied(string kind, Tensor images, Draws random) => kind switch
    {
        "crop" => Apply(images, random, new RandomCrop { Padding = 2, Probability = 0.7 }, new HorizontalFlip(), new VerticalFlip()),
        "jitter" => Apply(images, random, new ColorJitter(0.4) { Hue = 0.1, Probability = 0.8 }, new Grayscale { Probability = 0.2 }),
        "resized" => new RandomResizedCrop(0.08, 1).Apply(images, random),
        "cutout" => new Cutout(5).Apply(images, random),
        "rotation" => new RandomRotation(20).Apply(images, random),
        "shift" => new RandomShift(0.2).Apply(images, random),
        "rand-augment" => new RandAugment { Operations = 3, Magnitude = 20 }.Apply(images, random),
        "corruption" => new Corruption().Apply(images, random),
        // Turn after turn: here image after image.
        "poses" => RandomPoses(images, zeros(images.shape[0], dtype: int64), 3, random).images.view(4, -1, 3, 16, 16).transpose(0, 1),
        _ => Pgd(images, 0.1, 0.05, 1, random, x => x.square().sum([1, 2, 3])),
    };

    /// <summary>Within five deviations.</summary>
    static void Near(double expected, Tensor mean, double deviation) =>
        Assert.InRange(mean.item<double>(), expected - (5 * deviation) - 1e-6, expected + (5 * deviation) + 1e-6);

    static double Erf(double x)
    {
        using var argument = tensor(x, dtype: float64);
        return argument.erf().item<double>();
    }
}
