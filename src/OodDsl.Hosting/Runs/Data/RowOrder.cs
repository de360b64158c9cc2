namespace OodDsl.Hosting;

/// <summary>Permutations of a set's rows, one per pass over it, kept on the device. The pass in use is remembered.</summary>
/// <param name="seeds">Where a pass's seed comes from.</param>
/// <param name="path">Path of the stream's seed without the number of the pass: <c>data/training/epoch=</c>.</param>
/// <param name="count">Number of rows.</param>
/// <param name="device">Where the permutations live.</param>
sealed class RowOrder(RandomSource seeds, string path, int count, Device device) : IDisposable
{
    Tensor? order;
    int current = -1;

    /// <summary>A part of a pass's permutation, [length], int64.</summary>
    public Tensor Rows(int pass, int start, int length)
    {
        if (order is null || pass != current)
        {
            order?.Dispose();
            seeds.Derive($"{path}{pass}");
            var rows = Permutation(pass);
            order = tensor(Array.ConvertAll(rows, row => (long)row), ScalarType.Int64, device).DetachFromDisposeScope();
            current = pass;
        }
        return order.narrow(0, start, length);
    }

    /// <summary>A pass's permutation, without a note in the ledger: for reading ahead, on any thread.</summary>
    public int[] Permutation(int pass) => seeds.Ledger.Root.At($"{path}{pass}").ToRandom().Permutation(count);

    /// <inheritdoc/>
    public void Dispose() => order?.Dispose();
}
