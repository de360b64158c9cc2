namespace OodDsl;

/// <summary>Two names of one run lead to the same 32-bit generator seed: their draws would be identical.</summary>
public sealed class SeedCollisionException(string first, string second, uint low32, Seed root) : UserException(
    ExitCode.Configuration,
    $"The random streams '{first}' and '{second}' would draw the same numbers: " +
    $"below the root seed {root.Value} both have the 32-bit seed {low32:x8}.",
    "Choose another root seed with --seed.")
{
    /// <summary>The path that was recorded first.</summary>
    public string First { get; } = first;

    /// <summary>The path that collides with it.</summary>
    public string Second { get; } = second;
}
