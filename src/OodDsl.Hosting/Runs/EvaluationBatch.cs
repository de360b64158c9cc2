namespace OodDsl.Hosting;

/// <summary>
/// A batch in eval mode, not augmented. A set is always divided into the same batches, by the size of its images alone (<see cref="RowsOf"/>):
/// what is drawn for a batch follows from the run's seed, the set, the place and the batch's first row, and not from the memory of a device or from
/// what was evaluated before. A network takes more rows at once, or fewer, in slices (<see cref="ExperimentRun.Sliced"/>), which leaves the draws.
/// </summary>
public sealed class EvaluationBatch : IDisposable
{
    const int MostRows = 500;
    const int FewestRows = 8;
    const int Pixels = MostRows * 32 * 32;

    readonly DeviceSet set;
    readonly bool labelled;
    readonly string name;
    readonly RandomSource seeds;
    readonly Dictionary<string, Generator> generators = new(StringComparer.Ordinal);
    readonly Dictionary<string, HostRandom> dice = new(StringComparer.Ordinal);

    internal EvaluationBatch(string name, DeviceSet set, int start, int count, bool labelled, RandomSource seeds)
    {
        (this.name, this.set, this.labelled, this.seeds, Start, Count) = (name, set, labelled, seeds, start, count);
        Images = set.Images(start, count);
    }

    /// <summary>[B, C, H, W], float32 in [0, 1].</summary>
    public Tensor Images { get; }

    /// <summary>[B], int64. Only fits over ID data and metrics may ask for them.</summary>
    /// <exception cref="InvalidOperationException">The images are not ID.</exception>
    public Tensor Labels => labelled ? set.Labels(Start, Count) : throw new InvalidOperationException("OOD images have no ID labels.");

    /// <summary>Rows' numbers in the set, [B], int64.</summary>
    public Tensor Indices => arange(Start, Start + Count, ScalarType.Int64, Images.device);

    internal int Start { get; }

    internal int Count { get; }

    /// <summary>Draws on the run's device for one place of the program: the same for these images in every evaluation of the run.</summary>
    public Generator Random(string place)
    {
        if (!generators.TryGetValue(place, out var generator)) generators.Add(place, generator = new(Seed(place).Low32, Images.device));
        return generator;
    }

    /// <summary>As <see cref="Random"/>, on the host.</summary>
    public Random Dice(string place)
    {
        if (!dice.TryGetValue(place, out var random)) dice.Add(place, random = Seed(place)["dice"].ToRandom());
        return random;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var generator in generators.Values) generator.Dispose();
        generators.Clear();
    }

    /// <summary>Rows of a batch of images of this size: 500 up to 32 x 32 pixels, fewer of larger ones, for the memory of convolutions.</summary>
    internal static int RowsOf(long height, long width) => (int)Math.Clamp(Pixels / (height * width), FewestRows, MostRows);

    // A batch's seed is not recorded one by one: there are too many of them to keep apart in 32 bits.
    Seed Seed(string place) => seeds.Derive($"evaluation/{name}/{place}")[FormattableString.Invariant($"row={Start}")];
}
