using System.Runtime.InteropServices;

namespace OodDsl;

/// <summary>
/// A batch's features at unit length beside the training set's, for all scores that compare an image with its neighbours: a parameter of this type
/// receives the one that is made once per batch, and what one score has searched another reads.
/// </summary>
/// <remarks>
/// The search is exact. On the host, groups that are too far away are not compared, by the triangle inequality of angles; among similarities
/// that rounding can't tell apart distances in double precision decide, so that the result depends neither on the batch nor on the groups.
/// </remarks>
public sealed class Neighbours
{
    readonly NeighbourIndex index;
    NearestRows? found;
    int searched;

    Neighbours(Tensor directions, NeighbourIndex index) => (Directions, this.index) = (directions, index);

    /// <summary>[N, D], rows of unit length; features that are all 0 stay 0.</summary>
    public Tensor Directions { get; }

    /// <summary>The neighbourhoods of a batch; nothing is searched yet.</summary>
    /// <param name="features">[N, D].</param>
    /// <param name="index">The training set's.</param>
    [Value]
    public static Neighbours Of(Tensor features, NeighbourIndex index)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(index);
        return new(normalize(features), index);
    }

    /// <summary>Euclidean distance to the k-th nearest training image, at unit length.</summary>
    /// <param name="neighbour">k, from 1; in a training set smaller than k, the farthest.</param>
    /// <returns>[N], in [0, 2].</returns>
    public Tensor Distance(int neighbour)
    {
        Require.AtLeast(neighbour, 1, nameof(neighbour));
        var k = (int)Math.Min(neighbour, index.Count);
        using var scope = NewDisposeScope();
        var isOnHost = Directions.device.type == TorchSharp.DeviceType.CPU && Directions.dtype == float32 && index.Directions.dtype == float32;
        return (isOnHost && index.Reaches[0].item<float>() <= Math.PI ? Grouped(k) : Compared(k)).MoveToOuterDisposeScope();
    }

    /// <summary>By comparison with all.</summary>
    Tensor Compared(int k)
    {
        var bank = index.Directions;
        // Of vectors of equal length the most similar is the nearest; zeros are as near as those of a similarity of a half.
        var advantages = (linalg.vector_norm(bank, dims: [1]) < 0.5).to(bank.dtype) / 2;
        return cat([.. Directions.split(Math.Max(1, CompareAtOnce / index.Count)).Select(rows =>
        {
            using var scope = NewDisposeScope();
            var (_, nearest) = (rows.matmul(bank.T) + advantages).topk(k, 1);
            // From the difference: 2 - 2 s loses the digits of small distances.
            var kth = bank.index_select(0, nearest.select(1, k - 1));
            return linalg.vector_norm(rows - kth, dims: [1]).MoveToOuterDisposeScope();
        })]);
    }

    /// <summary>Group by group, the nearest groups first.</summary>
    Tensor Grouped(int k)
    {
        var rows = Directions.contiguous();
        if (searched < k) (found, searched) = (Search(rows, k), k);
        var images = Floats(rows);
        var bank = new HostRows(index.Directions);
        var width = (int)rows.shape[1];
        var distances = new float[rows.shape[0]];
        List<int> near = [];
        for (var i = 0; i < distances.Length; i++)
        {
            var surely = found!.Around(i, k, near);
            // Features that are no numbers are like nothing.
            distances[i] = surely < 0 ? float.NaN : (float)Kth(images.Slice(i * width, width), bank, near, k - surely);
        }
        return tensor(distances);
    }

    NearestRows Search(Tensor rows, int k)
    {
        var ends = index.HostEnds();
        var (count, width) = ((int)rows.shape[0], (int)rows.shape[1]);
        var nearest = new NearestRows(count, k, Rounding(width));
        var angles = DirectionGroups.Angle(rows.matmul(index.Centers.T));
        var order = angles.argsort(1).data<long>().ToArray();
        var bounds = Floats((angles - index.Reaches).clamp_min(0).cos().contiguous()).ToArray();
        var isCompared = new bool[count * ends.Length];
        var members = new List<long>(count);
        // The nearest groups, until all have as many candidates as they need; then whatever may still hold a nearer one.
        for (var round = 0; round < ends.Length && Enumerable.Range(0, count).Any(i => float.IsNegativeInfinity(nearest.Floor(i))); round++)
            Each((i, g) => float.IsNegativeInfinity(nearest.Floor(i)) && order[(i * ends.Length) + round] == g);
        Each((i, g) => !isCompared[(i * ends.Length) + g] && bounds[(i * ends.Length) + g] >= nearest.Floor(i));
        return nearest;

        void Each(Func<int, int, bool> isWanted)
        {
            for (var g = 0; g < ends.Length; g++)
            {
                members.Clear();
                for (var i = 0; i < count; i++)
                    if (isWanted(i, g)) members.Add(i);
                if (members.Count > 0) Compare(g);
            }
        }

        void Compare(int g)
        {
            using var scope = NewDisposeScope();
            var (start, length) = ((int)DirectionGroups.Start(ends, g), (int)(ends[g] - DirectionGroups.Start(ends, g)));
            var chosen = members.Count == count ? rows : rows.index_select(0, tensor([.. members], dtype: int64));
            var group = index.Directions.narrow(0, start, length).T;
            var step = (int)Math.Max(1, CompareAtOnce / length);
            for (var first = 0; first < members.Count; first += step)
            {
                using var part = NewDisposeScope();
                var some = Math.Min(step, members.Count - first);
                var similarities = Floats(chosen.narrow(0, first, some).matmul(group));
                for (var m = 0; m < some; m++)
                {
                    var i = (int)members[first + m];
                    nearest.Offer(i, similarities.Slice(m * length, length), start);
                    nearest.Settle(i);
                    isCompared[(i * ends.Length) + g] = true;
                }
            }
        }
    }

    /// <summary>The n-th smallest distance to some of the training images.</summary>
    static double Kth(ReadOnlySpan<float> image, HostRows bank, List<int> positions, int n)
    {
        var squares = new double[positions.Count];
        for (var c = 0; c < squares.Length; c++)
        {
            var other = bank[positions[c]];
            for (var j = 0; j < image.Length; j++) squares[c] += ((double)image[j] - other[j]) * ((double)image[j] - other[j]);
        }
        Selection.Place(squares, n - 1);
        return Math.Sqrt(squares[n - 1]);
    }

    static Span<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    // Of a sum of so many products of single precision that add up to at most 1: errors go either way.
    static float Rounding(int width) => (float)(4 * Math.Sqrt(width) * Math.Pow(2, -24));

    // 16 million similarities are 64 MB.
    const long CompareAtOnce = 16_000_000;
}
