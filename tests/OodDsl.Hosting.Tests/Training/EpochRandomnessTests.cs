namespace OodDsl.Hosting.Tests;

public sealed class EpochRandomnessTests
{
    [Fact]
    public void A_place_draws_on_through_an_epoch_and_anew_in_the_next()
    {
        using var first = new EpochRandomness(Source());
        using var second = new EpochRandomness(Source());

        var draws = new[] { Draw(first, 0, "a"), Draw(first, 0, "a"), Draw(first, 0, "b"), Draw(first, 1, "a") };

        Assert.Equal(4, draws.Distinct().Count());
        Assert.Equal(draws, new[] { Draw(second, 0, "a"), Draw(second, 0, "a"), Draw(second, 0, "b"), Draw(second, 1, "a") });
    }

    [Fact]
    public void Seeds_are_paths_of_the_tree()
    {
        var source = Source();
        using var randomness = new EpochRandomness(source);

        randomness.Generator(3, "images/RandomCrop");
        randomness.Dice(3, "flip");

        Assert.Equal(["epoch=3/flip", "epoch=3/images/RandomCrop"], source.Ledger.Recorded.Keys);
        using var same = new Generator(new Seed(7)["epoch=3/images/RandomCrop"].Low32);
        Assert.Equal(rand(1, generator: same).item<float>(), Draw(randomness, 3, "images/RandomCrop"));
    }

    [Fact]
    public void Saved_states_go_on_where_they_were()
    {
        using var first = new EpochRandomness(Source());
        Draw(first, 2, "a");
        first.Dice(2, "flip").Next();
        var states = first.Save();
        var expected = (Draw(first, 2, "a"), first.Dice(2, "flip").Next(), Draw(first, 2, "b"));

        using var second = new EpochRandomness(Source());
        second.Load(2, states);

        Assert.Equal(expected, (Draw(second, 2, "a"), second.Dice(2, "flip").Next(), Draw(second, 2, "b")));
    }

    static RandomSource Source() => new(new(new Seed(7)), CPU);

    static float Draw(EpochRandomness randomness, int epoch, string place) => rand(1, generator: randomness.Generator(epoch, place)).item<float>();
}
