namespace OodDsl;

/// <summary>Test images of the unknown classes of one of OpenOOD's open-set benchmarks.</summary>
/// <typeparam name="TFamily">The benchmark.</typeparam>
/// <typeparam name="TSeed">The division.</typeparam>
public sealed class OpenOodUnknown<TFamily, TSeed>() : OpenOodSet($"{Family.Folder}/{Family.Unknown(Number)}", Family.Side)
    where TFamily : OpenSetFamily, new()
    where TSeed : OpenSetSeed, new()
{
    static readonly TFamily Family = new();
    static readonly int Number = new TSeed().Number;

    /// <inheritdoc/>
    public override string Name => $"open-ood-{Family.Folder.Replace('_', '-')}-unknown-seed-{Number}";
}
