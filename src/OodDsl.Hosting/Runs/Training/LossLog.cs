namespace OodDsl.Hosting;

/// <summary>
/// Losses and logged values between two readings. A reading waits for the device, checks that all losses are finite and gives the means.
/// </summary>
sealed class LossLog(Device device) : IDisposable
{
    /// <summary>Steps between two readings.</summary>
    public const int Interval = 50;

    readonly List<ValueBuffer> losses = [];
    readonly List<ValueBuffer> logs = [];

    /// <summary>Records a step's loss and its terms.</summary>
    public void Report(int step, ReadOnlySpan<(string name, Tensor value)> values) => Add(losses, step, values);

    /// <summary>Records a step's other values.</summary>
    public void Log(int step, ReadOnlySpan<(string name, Tensor value)> values) => Add(logs, step, values);

    /// <summary>Means since the last reading, losses first.</summary>
    /// <exception cref="NonFiniteLossException">A loss or a term of it is not finite; names the first step and, in it, a term rather than the
    /// sum.</exception>
    public IntervalMeans Read()
    {
        var means = new IntervalMeans([], []);
        NonFiniteLossException? first = null;
        foreach (var buffer in losses.Where(buffer => buffer.Count > 0))
        {
            var (steps, rows) = buffer.Read();
            if (NonFinite(buffer.Names, steps, rows) is { } found && found.Step < (first?.Step ?? int.MaxValue)) first = found;
            means.Losses.AddRange(Means(buffer.Names, rows));
        }
        if (first is not null) throw first;
        foreach (var buffer in logs.Where(buffer => buffer.Count > 0))
            means.Logs.AddRange(Means(buffer.Names, buffer.Read().Rows));
        return means;
    }

    /// <summary>What was recorded and not read, for a checkpoint.</summary>
    public IReadOnlyList<PendingValues> Pending() =>
    [
        .. losses.Where(buffer => buffer.Count > 0).Select(buffer => Pending(buffer, isLoss: true)),
        .. logs.Where(buffer => buffer.Count > 0).Select(buffer => Pending(buffer, isLoss: false)),
    ];

    /// <summary>Takes up what a checkpoint held.</summary>
    public void Restore(IEnumerable<PendingValues> pending)
    {
        foreach (var values in pending)
        {
            var like = values.Names.Select(name => (name, values.Rows)).ToArray();
            var buffer = new ValueBuffer(like, Interval, device);
            buffer.Restore(values.Steps, values.Rows);
            (values.IsLoss ? losses : logs).Add(buffer);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in losses.Concat(logs)) buffer.Dispose();
        losses.Clear();
        logs.Clear();
    }

    static PendingValues Pending(ValueBuffer buffer, bool isLoss)
    {
        var (steps, rows) = buffer.Pending();
        return new(isLoss, buffer.Names, steps, rows);
    }

    void Add(List<ValueBuffer> buffers, int step, ReadOnlySpan<(string name, Tensor value)> values)
    {
        foreach (var buffer in buffers)
        {
            if (buffer.Full || !buffer.Takes(values)) continue;
            buffer.Add(step, values);
            return;
        }
        var added = new ValueBuffer(values, Interval, device);
        added.Add(step, values);
        buffers.Add(added);
    }

    static NonFiniteLossException? NonFinite(IReadOnlyList<string> names, int[] steps, float[][] rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            // The sum comes first; the first term that is wrong says more.
            for (var j = 1; j <= names.Count; j++)
                if (rows[i][j % names.Count] is var value && !float.IsFinite(value))
                    return new(names[j % names.Count], value, steps[i]);
        }
        return null;
    }

    static IEnumerable<NamedValue> Means(IReadOnlyList<string> names, float[][] rows) =>
        names.Select((name, column) => new NamedValue(name, rows.Average(row => (double)row[column])));
}
