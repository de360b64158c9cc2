using System.Security.Cryptography;

namespace OodDsl.Tests;

public class NoiseSetTests
{
    sealed record Case(string Name, string Sha256);

    static readonly DataFolders None = new([], "unused");

    static string Hash(ImageSet set) => Convert.ToHexStringLower(SHA256.HashData(set.Pixels));

    [Fact]
    public void The_images_are_the_same_everywhere_and_for_ever()
    {
        NoiseSet[] sets = [new UniformNoise(), new GaussianNoise()];
        Assert.Equal(Oracle.Cases<Case>("noise.json"), sets.Select(set => new Case(set.Name, Hash(set.Load(Split.Test, None)))));
    }

    [Fact]
    public void Splits_and_kinds_differ_and_a_longer_set_begins_with_the_shorter()
    {
        NoiseSet[] sets = [new UniformNoise { Count = 10 }, new GaussianNoise { Count = 10 }];
        Assert.Equal(4, sets.SelectMany(set => new[] { Split.Train, Split.Test }.Select(split => Hash(set.Load(split, None)))).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(sets[0].Load(Split.Test, None).Pixels, new UniformNoise { Count = 100 }.Load(Split.Test, None).Take(10).Pixels);
    }

    [Fact]
    public void Uniform_noise_has_every_level_equally_often()
    {
        var pixels = new UniformNoise { Count = 500 }.Load(Split.Test, None).Pixels;
        var expected = pixels.Length / 256.0;
        var chiSquare = Enumerable.Range(0, 256).Sum(level => Math.Pow(pixels.Count(pixel => pixel == level) - expected, 2) / expected);
        Assert.InRange(chiSquare, 255 - (5 * Math.Sqrt(510)), 255 + (5 * Math.Sqrt(510)));
    }

    [Theory]
    [InlineData(0.5, 1.0)]
    [InlineData(0.5, 0.1)]
    [InlineData(0.2, 0.3)]
    public void Gaussian_noise_has_the_clipped_normal_distribution(double mean, double deviation)
    {
        var pixels = new GaussianNoise { Count = 500, Mean = mean, Deviation = deviation }.Load(Split.Test, None).Pixels;
        // Phi by a different road: Simpson's rule over the density.
        foreach (var level in (int[])[0, 20, 64, 127, 200, 254])
        {
            var z = (((level + 0.5) / 255) - mean) / deviation;
            const int Steps = 20_000;
            var h = (z + 12) / Steps;
            var cdf = Enumerable.Range(0, Steps + 1).Sum(i => Math.Exp(-Math.Pow(-12 + (i * h), 2) / 2) * (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2)) * h / 3 / Math.Sqrt(2 * Math.PI);
            var below = pixels.Count(pixel => pixel <= level) / (double)pixels.Length;
            Assert.InRange(below - cdf, -5 * Math.Sqrt(0.25 / pixels.Length), 5 * Math.Sqrt(0.25 / pixels.Length));
        }
    }

    [Fact]
    public void Neighbouring_pixels_are_independent()
    {
        var pixels = new UniformNoise { Count = 500 }.Load(Split.Test, None).Pixels;
        foreach (var lag in (int[])[1, 2, 28, 784])
        {
            var pairs = pixels.Length - lag;
            var covariance = Enumerable.Range(0, pairs).Average(i => (pixels[i] - 127.5) * (pixels[i + lag] - 127.5)) / (65535 / 12.0);
            Assert.InRange(covariance, -5 / Math.Sqrt(pairs), 5 / Math.Sqrt(pairs));
        }
    }

    [Fact]
    public void Noise_is_made_at_the_size_that_is_wanted()
    {
        var pixels = new UniformNoise { Count = 200 }.Load(Split.Test, None, new(3, 16, 16)).Pixels;
        Assert.Equal(200 * 3 * 256, pixels.Length);
        var variance = pixels.Average(pixel => (pixel - 127.5) * (pixel - 127.5));
        Assert.InRange(variance, 5400, 5520); // (256^2 - 1) / 12 = 5461; resized from 28 x 28 it would be a third
    }

    [Fact]
    public void Settings_without_sense_are_refused()
    {
        Assert.Throws<UserException>(() => new UniformNoise { Count = 0 }.Load(Split.Test, None));
        Assert.Throws<UserException>(() => new GaussianNoise { Deviation = 0 }.Load(Split.Test, None));
    }
}
