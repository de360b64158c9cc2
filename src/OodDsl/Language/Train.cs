namespace OodDsl;

/// <summary>How long and in what batches the experiment trains.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class Train : Component
{
    /// <summary>Passes over the training set.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>Steps in all; 0: as many as <see cref="Epochs"/> gives.</summary>
    public int Steps { get; init; }

    /// <summary>Training images per step, of the ID stream; the other streams have this many times their ratio.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Leave out a last batch that is not full.</summary>
    public bool DropLast { get; init; }
}
