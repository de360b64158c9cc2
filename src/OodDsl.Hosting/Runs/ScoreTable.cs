namespace OodDsl.Hosting;

/// <summary>Collects a set's scores batch by batch, on the device; read once at the end.</summary>
public abstract class ScoreTable
{
    /// <summary>Adds a batch's scores.</summary>
    /// <param name="name">The score's name.</param>
    /// <param name="scores">[B]; higher is more in-distribution.</param>
    public abstract void Add(string name, Tensor scores);

    /// <summary>Adds a batch's class predictions.</summary>
    /// <param name="logits">[B, K]; the prediction is the largest of the ID classes' logits.</param>
    public abstract void Predict(Tensor logits);

    /// <summary>Adds a batch's values of a metric, [B] or a number. Asked for on the ID test set only.</summary>
    public abstract void Measure(string name, Tensor values);
}
