using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OodDsl;

/// <summary>
/// CFOOD, as OpenOOD computes it: minus the least share kappa of a random part of the training set, such that for at least a share k of its images i the
/// image is no farther from i than i's own nearest kappa of the part. Features of unit length. Higher is more in-distribution.
/// </summary>
public sealed class Cfood : Score
{
    /// <summary>Share of the training set that is drawn, in (0, 1]. Not searched: the time of the fit grows with its square.</summary>
    public double Share { get; init; } = 0.1;

    /// <summary>k, in (0, 1].</summary>
    [Grid(0.001, 0.005, 0.01, 0.05)]
    public double Quorum { get; init; } = 0.01;

    /// <summary>Draws the part and measures its neighbourhoods.</summary>
    /// <param name="trainFeatures">[M, D].</param>
    /// <param name="random">What the part is drawn with.</param>
    /// <returns>The part's unit features [n, D]; the radii of its images, growing from row to row, [L, n]; the shares kappa that they enclose, and 1, [L + 1],
    /// float64.</returns>
    public (Tensor part, Tensor radii, Tensor shares) Fit(Tensor trainFeatures, Generator random)
    {
        ArgumentNullException.ThrowIfNull(trainFeatures);
        var count = Subsets.Count(trainFeatures, Share, $"{nameof(Cfood)}.{nameof(Share)}");
        Require.Finite(trainFeatures, nameof(Cfood));
        using var scope = NewDisposeScope();
        var part = normalize(trainFeatures.index_select(0, Subsets.Rows(trainFeatures, count, random)));
        // Each share once that reaches one more neighbour; the image itself is the nearest.
        var reached = Grid().Select(share => (Share: share, Neighbour: Math.Max(0, (long)(share * count) - 1) + 1)).Where(one => one.Neighbour < count)
            .DistinctBy(one => one.Neighbour).ToArray();
        if (reached.Length == 0) reached = [(1, count - 1)];
        var neighbours = Array.ConvertAll(reached, one => one.Neighbour);
        var radii = part.split(Math.Max(1, CompareAtOnce / count)).Select(rows => Radii(rows, part, neighbours)).ToArray();
        var shares = tensor((double[])[.. reached.Select(one => one.Share), 1.0], dtype: float64, device: part.device);
        return (part.MoveToOuterDisposeScope(), cat(radii, 1).MoveToOuterDisposeScope(), shares.MoveToOuterDisposeScope());
    }

    /// <summary>The score of each image.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="part">[n, D].</param>
    /// <param name="radii">[L, n].</param>
    /// <param name="shares">[L + 1].</param>
    /// <returns>[N], float64, in [-1, 0).</returns>
    public Tensor Compute(Tensor features, Tensor part, Tensor radii, Tensor shares)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(radii);
        ArgumentNullException.ThrowIfNull(shares);
        var quorum = Require.Within(Quorum, 0, 1, $"{nameof(Cfood)}.{nameof(Quorum)}");
        var needed = Math.Max(1, (long)Math.Ceiling(quorum * part.shape[0] - 1e-9));
        using var scope = NewDisposeScope();
        var levels = normalize(features).split(Math.Max(1, CompareAtOnce / part.shape[0])).Select(rows => Level(Distances(rows, part), radii, needed));
        return (-shares.index_select(0, cat([.. levels]))).MoveToOuterDisposeScope();
    }

    /// <summary>The first row of radii of which at least so many enclose the image; their number if there is none. [N], int64.</summary>
    static Tensor Level(Tensor distances, Tensor radii, long needed)
    {
        if (distances.device.type == TorchSharp.DeviceType.CPU && distances.dtype == float32 && radii.dtype == float32) return OnHost(distances, radii, needed);
        using var scope = NewDisposeScope();
        var last = radii.shape[0];
        var low = zeros([distances.shape[0]], dtype: int64, device: distances.device);
        var high = full_like(low, last);
        // All images halve their intervals together.
        for (var width = last; width > 0; width /= 2)
        {
            using var step = NewDisposeScope();
            var middle = (low + high).floor_divide(2);
            var enclosing = radii.index_select(0, middle.clamp_max(last - 1)).ge_(distances).sum(1);
            var found = (enclosing >= needed) | (middle >= high);
            high.copy_(where(found, middle.minimum(high), high));
            low.copy_(where(found, low, middle + 1));
        }
        return low.MoveToOuterDisposeScope();
    }

    // Each image by itself, and counting no farther than it must.
    static Tensor OnHost(Tensor distances, Tensor radii, long needed)
    {
        var (images, width, last) = ((int)distances.shape[0], (int)distances.shape[1], (int)radii.shape[0]);
        var all = MemoryMarshal.Cast<byte, float>(distances.bytes);
        var rows = MemoryMarshal.Cast<byte, float>(radii.bytes);
        var levels = new long[images];
        for (var i = 0; i < images; i++)
        {
            var (low, high) = (0, last);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (Encloses(rows.Slice(middle * width, width), all.Slice(i * width, width), needed)) high = middle;
                else low = middle + 1;
            }
            levels[i] = low;
        }
        return tensor(levels, dtype: int64);
    }

    /// <summary>Whether at least so many radii reach their distance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static bool Encloses(ReadOnlySpan<float> radii, ReadOnlySpan<float> distances, long needed)
    {
        var manyRadii = MemoryMarshal.Cast<float, Vector<float>>(radii);
        var manyDistances = MemoryMarshal.Cast<float, Vector<float>>(distances);
        var found = 0L;
        for (var v = 0; v < manyRadii.Length && found < needed;)
        {
            var counts = Vector<int>.Zero;
            for (var end = Math.Min(manyRadii.Length, v + CountAtOnce); v < end; v++)
                counts -= Vector.GreaterThanOrEqual(manyRadii[v], manyDistances[v]);
            found += Vector.Sum(counts);
        }
        for (var j = manyRadii.Length * Vector<float>.Count; j < radii.Length; j++)
            if (radii[j] >= distances[j]) found++;
        return found >= needed;
    }

    // On the host: only a whole sort tells all ranks, and the library's carries row numbers along.
    static Tensor Radii(Tensor rows, Tensor part, long[] neighbours)
    {
        using var scope = NewDisposeScope();
        var distances = Distances(rows, part).abs().cpu().contiguous();
        var radii = distances.dtype == float32 ? Ranked<float>(distances, neighbours, RadixSort.Sort) : Ranked<double>(distances.to(float64), neighbours, RadixSort.Sort);
        return radii.to(rows.device).to(part.dtype).MoveToOuterDisposeScope();
    }

    delegate void Sorting<T>(Span<T> numbers, Span<T> spare);

    /// <summary>Sorts the rows in place; from each what stands at the neighbours' places, [L, a].</summary>
    static Tensor Ranked<T>(Tensor distances, long[] neighbours, Sorting<T> sort) where T : unmanaged
    {
        var (images, width) = ((int)distances.shape[0], (int)distances.shape[1]);
        var all = MemoryMarshal.Cast<byte, T>(distances.bytes);
        var spare = new T[width];
        for (var i = 0; i < images; i++) sort(all.Slice(i * width, width), spare);
        return distances.index_select(1, tensor(neighbours, dtype: int64)).T.contiguous();
    }

    // Squared distances of unit vectors (or of zeros), [a, b].
    static Tensor Distances(Tensor a, Tensor b) =>
        a.matmul(b.T).mul_(-2).add_(a.square().sum(1, keepdim: true)).add_(b.square().sum(1)).clamp_min_(0);

    static IEnumerable<double> Grid() =>
        [.. Steps(0.001, 0.1, 100), .. Steps(0.105, 0.5, 81), .. Steps(0.51, 0.99, 49)];

    // Rounded as NumPy's linspace, OpenOOD's grid: the last digit decides whether share times size reaches the next neighbour.
    static IEnumerable<double> Steps(double from, double to, int count)
    {
        var step = (to - from) / (count - 1);
        return Enumerable.Range(0, count).Select(i => i == count - 1 ? to : from + i * step);
    }

    // Half a million distances stay in a processor's cache.
    const long CompareAtOnce = 500_000;
    const int CountAtOnce = 64;
}
