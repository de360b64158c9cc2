namespace OodDsl;

/// <summary>The known classes of one of OpenOOD's open-set benchmarks, numbered as in its lists.</summary>
/// <typeparam name="TFamily">The benchmark.</typeparam>
/// <typeparam name="TSeed">The division.</typeparam>
public sealed class OpenOodKnown<TFamily, TSeed>() : OpenOodIdSet(List("train"), List("val"), List("test"), Family.Side)
    where TFamily : OpenSetFamily, new()
    where TSeed : OpenSetSeed, new()
{
    static readonly TFamily Family = new();
    static readonly int Number = new TSeed().Number;

    /// <inheritdoc/>
    public override string Name => $"open-ood-{Family.Folder.Replace('_', '-')}-seed-{Number}";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } = Numbered(Family.Classes);

    /// <inheritdoc/>
    public override Normalization Normalization => Family.Normalization;

    static string List(string part) => $"{Family.Folder}/{Family.Known(part, Number)}";
}
