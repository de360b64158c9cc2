namespace OodDsl.Hosting;

/// <summary>Numbers that training steps report, on the device until the log interval reads them all at once.</summary>
sealed class ValueBuffer : IDisposable
{
    readonly string[] names;
    readonly int[] steps;
    readonly Tensor values;

    /// <summary>For so many reports of these names.</summary>
    public ValueBuffer(ReadOnlySpan<(string name, Tensor value)> like, int rows, Device device)
    {
        names = new string[like.Length];
        for (var i = 0; i < like.Length; i++) names[i] = like[i].name;
        steps = new int[rows];
        values = zeros([rows, names.Length], ScalarType.Float32, device).DetachFromDisposeScope();
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>Reports not yet read.</summary>
    public int Count { get; private set; }

    /// <summary>Whether another report fits.</summary>
    public bool Full => Count == steps.Length;

    /// <summary>Whether the values have this buffer's names.</summary>
    public bool Takes(ReadOnlySpan<(string name, Tensor value)> reported)
    {
        if (reported.Length != names.Length) return false;
        for (var i = 0; i < names.Length; i++)
            if (!string.Equals(names[i], reported[i].name, StringComparison.Ordinal))
                return false;
        return true;
    }

    /// <summary>Adds a step's values, means where they are one per row. Does not wait for the device.</summary>
    public void Add(int step, ReadOnlySpan<(string name, Tensor value)> reported)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var row = new Tensor[reported.Length];
        for (var i = 0; i < row.Length; i++)
        {
            var value = reported[i].value.detach().to(ScalarType.Float32);
            row[i] = (value.dim() == 0 ? value : value.mean()).to(values.device);
        }
        values.select(0, Count).copy_(stack(row));
        steps[Count++] = step;
    }

    /// <summary>Adds rows that were read from a checkpoint.</summary>
    public void Restore(IReadOnlyList<int> restoredSteps, Tensor restored)
    {
        Count = restoredSteps.Count;
        for (var i = 0; i < Count; i++) steps[i] = restoredSteps[i];
        values.narrow(0, 0, Count).copy_(restored);
    }

    /// <summary>The steps of the rows that were not read yet, and the rows [n, names], for a checkpoint.</summary>
    public (int[] Steps, Tensor Rows) Pending() => (steps[..Count], values.narrow(0, 0, Count).clone());

    /// <summary>Waits for the device, and empties the buffer.</summary>
    /// <returns>The steps and, row by row, their values.</returns>
    public (int[] Steps, float[][] Rows) Read()
    {
        using var scope = NewDisposeScope();
        var flat = values.narrow(0, 0, Count).cpu().contiguous().data<float>().ToArray();
        var read = (steps[..Count], flat.Chunk(names.Length).ToArray());
        Count = 0;
        return read;
    }

    /// <inheritdoc/>
    public void Dispose() => values.Dispose();
}
