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

    /// <summary>The backbone's parameters stay, and it runs in eval mode.</summary>
    public bool FrozenBackbone { get; init; }

    /// <summary>Normalisations of the backbone run in eval mode: their running statistics stay. Their scales and shifts are trained.</summary>
    public bool FrozenNorms { get; init; }

    /// <summary>Steps whose gradients are averaged for one update; 1: every step updates.</summary>
    public int Accumulate { get; init; } = 1;

    /// <summary>Gradients whose norm over all parameters of an optimiser is larger are scaled down to it; 0: no limit.</summary>
    public double ClipNorm { get; init; }

    /// <summary>
    /// Decay per step of an exponential moving average of the weights, which is what is validated, fitted and scored; 0: the weights themselves.
    /// </summary>
    public double Ema { get; init; }
}
