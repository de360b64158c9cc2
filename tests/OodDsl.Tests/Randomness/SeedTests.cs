using System.Globalization;

namespace OodDsl.Tests;

public class SeedTests
{
    sealed record Case(string Root, string Path, string Value);

    [Fact]
    public void Values_follow_the_documented_definition_for_ever()
    {
        foreach (var (root, path, value) in Oracle.Cases<Case>("seeds.json"))
            Assert.Equal(ulong.Parse(value, CultureInfo.InvariantCulture), new Seed(ulong.Parse(root, CultureInfo.InvariantCulture)).At(path).Value);
    }

    [Fact]
    public void A_path_is_its_steps()
    {
        var root = new Seed(3);
        Assert.Equal(root["data"]["epoch=3"], root.At("data/epoch=3"));
        Assert.Equal(root.At("data/epoch=3"), root["data/epoch=3"]);
        Assert.NotEqual(root["a"]["b"], root["b"]["a"]);
        Assert.NotEqual(root["ab"], root["a"]["b"]);
        Assert.NotEqual(root["a"], new Seed(4)["a"]);
        Assert.Equal((uint)root["a"].Value, root["a"].Low32);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    public void An_empty_name_is_refused(string path) => Assert.Throws<ArgumentException>(() => new Seed(0).At(path));

    [Fact]
    public void A_hundred_thousand_names_do_not_collide_and_their_bits_are_balanced()
    {
        const int Count = 100_000;
        var values = Enumerable.Range(0, Count).Select(i => new Seed(9)["data"][$"epoch={i}"].Value).ToArray();
        Assert.Equal(Count, values.Distinct().Count());
        for (var bit = 0; bit < 64; bit++)
        {
            var ones = values.Count(value => (value >> bit & 1) == 1);
            // Five standard deviations of a fair coin.
            Assert.InRange(ones, (Count / 2) - (2.5 * Math.Sqrt(Count)), (Count / 2) + (2.5 * Math.Sqrt(Count)));
        }
    }

    [Fact]
    public void Neighbouring_roots_give_unrelated_children()
    {
        var differing = Enumerable.Range(0, 2000).Average(i => (double)ulong.PopCount(new Seed((ulong)i)["x"].Value ^ new Seed((ulong)i + 1)["x"].Value));
        Assert.InRange(differing, 31.5, 32.5);
    }
}
