using TorchSharp;

namespace OodDsl.Hosting;

/// <summary>
/// A batch in eval mode, not augmented. What is drawn for an image follows from the run's seed, the set, the place of the program and the image's
/// row, and neither from the size of the batch nor from what was evaluated before.
/// </summary>
public sealed class EvaluationBatch
{
    readonly DeviceSet? labelled;
    readonly Func<Tensor> read;
    readonly string name;
    readonly RandomSource seeds;
    readonly FeatureCache? cache;
    readonly Dictionary<string, Draws> draws = new(StringComparer.Ordinal);
    readonly Dictionary<string, HostRandom> dice = new(StringComparer.Ordinal);

    /// <summary>Images of a set, which are read when something asks for them; all tensors are the scope's.</summary>
    internal EvaluationBatch(
        string name, DeviceSet set, int start, int count, bool labelled, RandomSource seeds, DisposeScope scope, FeatureCache? cache = null)
    {
        (this.name, this.labelled, this.seeds, this.cache, Start, Count) = (name, labelled ? set : null, seeds, cache, start, count);
        read = () => set.Images(start, count).MoveToOtherDisposeScope(scope);
        Indices = arange(start, start + count, ScalarType.Int64, set.Device);
    }

    /// <summary>Images that belong to no set. Each is row 0 of one: what is drawn for it does not depend on what else is in the batch.</summary>
    internal EvaluationBatch(string name, Tensor images, RandomSource seeds)
    {
        (this.name, this.seeds, read, Count) = (name, seeds, () => images, checked((int)images.shape[0]));
        Indices = zeros([Count], ScalarType.Int64, images.device);
    }

    /// <summary>[B, C, H, W], float32 in [0, 1].</summary>
    public Tensor Images => field ??= read();

    /// <summary>[B], int64. Only fits over ID data and metrics may ask for them.</summary>
    /// <exception cref="InvalidOperationException">The images are not ID.</exception>
    public Tensor Labels => labelled?.Labels(Start, Count) ?? throw new InvalidOperationException("OOD images have no ID labels.");

    /// <summary>Rows' numbers in the set, [B], int64.</summary>
    public Tensor Indices { get; }

    /// <summary>The images' features, kept where the same network is evaluated again and again.</summary>
    public Tensor Forward(Func<Tensor, Tensor> network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return cache is null ? network(Images) : cache.Of(name, Start, Count, () => network(Images));
    }

    internal int Start { get; }

    internal int Count { get; }

    /// <summary>Draws on the run's device for one place of the program: an image's are the same in every evaluation of the run.</summary>
    public Draws Draws(string place)
    {
        if (!draws.TryGetValue(place, out var random)) draws.Add(place, random = OodDsl.Draws.OfRows(Seed(place), Indices));
        return random;
    }

    /// <summary>Draws on the host for one place of the program: one sequence for the whole set, which every batch starts anew.</summary>
    public Random Dice(string place)
    {
        if (!dice.TryGetValue(place, out var random)) dice.Add(place, random = Seed(place)["dice"].ToRandom());
        return random;
    }

    /// <summary>Rows of a batch of images of this size: 500 up to 32 x 32 pixels, fewer of larger ones.</summary>
    internal static int RowsOf(long height, long width) => ImagesAtOnce.Of(height, width);

    Seed Seed(string place) => seeds.Derive($"evaluation/{name}/{place}");
}
