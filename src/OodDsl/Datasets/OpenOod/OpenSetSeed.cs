namespace OodDsl;

/// <summary>Which of OpenOOD's five divisions into known and unknown classes.</summary>
public abstract class OpenSetSeed
{
    /// <summary>Its number, from 1.</summary>
    internal abstract int Number { get; }
}

/// <summary>The first.</summary>
public sealed class Seed1 : OpenSetSeed
{
    internal override int Number => 1;
}

/// <summary>The second.</summary>
public sealed class Seed2 : OpenSetSeed
{
    internal override int Number => 2;
}

/// <summary>The third.</summary>
public sealed class Seed3 : OpenSetSeed
{
    internal override int Number => 3;
}

/// <summary>The fourth.</summary>
public sealed class Seed4 : OpenSetSeed
{
    internal override int Number => 4;
}

/// <summary>The fifth.</summary>
public sealed class Seed5 : OpenSetSeed
{
    internal override int Number => 5;
}
