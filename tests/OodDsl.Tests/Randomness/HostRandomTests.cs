namespace OodDsl.Tests;

public class HostRandomTests
{
    [Fact]
    public void SplitMix_gives_the_published_sequence() =>
        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            Enumerable.Range(0, 5).Select(k => SplitMix.At(1234567, (ulong)k)));

    [Fact]
    public void Xoshiro_gives_the_published_sequence()
    {
        var random = new HostRandom(default) { State = (1, 2, 3, 4) };
        ulong[] expected = [11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600];
        Assert.Equal(expected, expected.Select(_ => random.NextBits()));
    }

    [Fact]
    public void State_continues_the_sequence()
    {
        var random = new Seed(4).ToRandom();
        random.NextBits();
        var copy = new HostRandom(default) { State = random.State };
        Assert.Equal(random.NextBytes(33), copy.NextBytes(33));
        Assert.Throws<ArgumentException>(() => copy.State = default);
    }

    [Fact]
    public void Every_method_of_Random_draws_from_this_generator()
    {
        Action<Random>[] draws =
        [
            r => r.Next(), r => r.Next(10), r => r.Next(-5, 5), r => r.NextInt64(), r => r.NextInt64(10), r => r.NextInt64(-5, 5),
            r => r.NextDouble(), r => r.NextSingle(), r => r.NextBytes(new byte[8]), r => r.NextBytes(new byte[8].AsSpan()),
        ];
        foreach (var draw in draws)
        {
            var (used, reference) = (new Seed(1).ToRandom(), new Seed(1).ToRandom());
            draw(used);
            reference.NextBits();
            Assert.Equal(reference.State, used.State);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(256)]
    public void Integers_in_a_range_are_uniform(int bound)
    {
        const int Draws = 200_000;
        var random = new Seed(11)["chi-square"].ToRandom();
        var counts = new int[bound];
        for (var i = 0; i < Draws; i++) counts[random.Next(bound)]++;
        AssertUniform(counts, Draws);
    }

    [Fact]
    public void Ranges_that_do_not_divide_2_to_the_64_are_unbiased()
    {
        // With 3 * 2^62 as bound, mere multiplication would make every fourth number of three twice as likely.
        const ulong Bound = 3UL << 62;
        var random = new Seed(12).ToRandom();
        var counts = new int[3];
        for (var i = 0; i < 100_000; i++)
        {
            var value = random.NextBelow(Bound);
            Assert.True(value < Bound);
            counts[value % 3]++;
        }
        AssertUniform(counts, 100_000);
    }

    [Fact]
    public void Doubles_and_singles_fill_the_unit_interval()
    {
        const int Draws = 100_000;
        var random = new Seed(13).ToRandom();
        var (doubles, singles) = (new int[100], new int[100]);
        for (var i = 0; i < Draws; i++)
        {
            doubles[(int)(random.NextDouble() * 100)]++;
            singles[(int)(random.NextSingle() * 100)]++;
        }
        AssertUniform(doubles, Draws);
        AssertUniform(singles, Draws);
    }

    [Fact]
    public void Permutations_are_permutations_and_all_orders_are_equally_likely()
    {
        var random = new Seed(14).ToRandom();
        Assert.Equal(Enumerable.Range(0, 1000), random.Permutation(1000).Order());
        Assert.Empty(random.Permutation(0));
        var counts = new int[24];
        for (var i = 0; i < 48_000; i++)
        {
            var p = random.Permutation(4);
            var rank = (6 * p[0]) + (2 * p[1..].Count(x => x < p[1])) + (p[2] > p[3] ? 1 : 0);
            counts[rank - (6 * 0)]++;
        }
        AssertUniform(counts, 48_000);
    }

    [Fact]
    public void Bounds_are_checked_and_degenerate_ranges_allowed()
    {
        var random = new Seed(15).ToRandom();
        Assert.Equal(3, random.Next(3, 3));
        Assert.Equal(0, random.Next(0));
        Assert.InRange(random.Next(int.MinValue, int.MaxValue), int.MinValue, int.MaxValue - 1);
        Assert.InRange(random.NextInt64(long.MinValue, long.MaxValue), long.MinValue, long.MaxValue - 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Next(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Next(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextBelow(0));
    }

    // Chi-square within five standard deviations of its mean.
    static void AssertUniform(int[] counts, int draws)
    {
        var expected = (double)draws / counts.Length;
        var chiSquare = counts.Sum(count => (count - expected) * (count - expected) / expected);
        var freedom = counts.Length - 1;
        Assert.InRange(chiSquare, 0, freedom + (5 * Math.Sqrt(2.0 * freedom)) + 10);
    }
}

static class RandomExtensions
{
    public static byte[] NextBytes(this HostRandom random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
