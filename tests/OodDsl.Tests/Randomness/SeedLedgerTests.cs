namespace OodDsl.Tests;

public class SeedLedgerTests
{
    [Fact]
    public void Records_what_it_derives_and_accepts_repetition()
    {
        var ledger = new SeedLedger(new(5));
        var seed = ledger.Derive("init");
        Assert.Equal(new Seed(5)["init"], seed);
        Assert.Equal(seed, ledger.Derive("init"));
        ledger.Derive("data/epoch=0");
        Assert.Equal(["data/epoch=0", "init"], ledger.Recorded.Keys.ToArray());
        Assert.Equal(seed, ledger.Recorded["init"]);
    }

    [Fact]
    public void Two_names_with_the_same_low_32_bits_are_reported()
    {
        // The birthday paradox finds a pair among some hundred thousand names.
        var root = new Seed(1);
        var seen = new Dictionary<uint, string>();
        var (first, second) = ("", "");
        for (var i = 0; first.Length == 0; i++)
        {
            var name = $"step={i}";
            if (!seen.TryAdd(root[name].Low32, name)) (first, second) = (seen[root[name].Low32], name);
        }
        Assert.NotEqual(root[first], root[second]);

        var ledger = new SeedLedger(root);
        ledger.Derive(first);
        var error = Assert.Throws<SeedCollisionException>(() => ledger.Derive(second));
        Assert.Equal((first, second), (error.First, error.Second));
        Assert.Contains("--seed", error.Remedy, StringComparison.Ordinal);
        Assert.Equal([first], ledger.Recorded.Keys.ToArray());
    }
}
