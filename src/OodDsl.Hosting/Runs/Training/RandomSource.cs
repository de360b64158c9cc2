namespace OodDsl.Hosting;

/// <summary>Makes generators by their path in the run's seed tree, each recorded in the ledger.</summary>
sealed class RandomSource(SeedLedger ledger, Device device)
{
    /// <summary>The names under which seeds were derived.</summary>
    public SeedLedger Ledger => ledger;

    /// <summary>A generator on the run's device.</summary>
    public Generator Generator(string path) => new(Derive(path).Low32, device);

    /// <summary>A generator on the host.</summary>
    public HostRandom Dice(string path) => Derive(path).ToRandom();

    /// <summary>The seed at a path.</summary>
    /// <exception cref="UserException">Another path of the run has the same 32-bit seed.</exception>
    public Seed Derive(string path)
    {
        try
        {
            return ledger.Derive(path);
        }
        catch (SeedCollisionException error)
        {
            throw new UserException(ExitCode.Failed, error.Message, "Choose another --seed.", error);
        }
    }
}
