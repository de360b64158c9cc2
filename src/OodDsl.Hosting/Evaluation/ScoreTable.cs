namespace OodDsl.Hosting;

/// <summary>Collects a set's scores batch by batch, on the device; read once at the end.</summary>
public sealed class ScoreTable : IDisposable
{
    readonly string set;
    readonly int count;
    readonly int classes;
    readonly bool isInDistribution;
    readonly Dictionary<string, Tensor> scores = new(StringComparer.Ordinal);
    readonly Dictionary<string, Tensor> sums = new(StringComparer.Ordinal);
    readonly Dictionary<string, Tensor> maps = new(StringComparer.Ordinal);
    readonly List<string> names = [];
    EvaluationBatch? batch;

    /// <param name="set">Name of the set.</param>
    /// <param name="count">Number of images.</param>
    /// <param name="classes">Number of ID classes.</param>
    /// <param name="wantsMetrics">Whether metrics are asked for.</param>
    /// <param name="isInDistribution">Whether the set is of ID images.</param>
    /// <param name="keepsMaps">Whether score maps are wanted pixel by pixel, because the set has masks, or its pixels are compared with such.</param>
    internal ScoreTable(string set, int count, int classes, bool wantsMetrics, bool isInDistribution, bool keepsMaps = false)
    {
        (this.set, this.count, this.classes, WantsMetrics, this.isInDistribution, KeepsMaps) = (set, count, classes, wantsMetrics, isInDistribution, keepsMaps);
    }

    /// <summary>Whether metrics are asked for: on the ID test set only.</summary>
    public bool WantsMetrics { get; }

    /// <summary>Names of the scores, in the order they came.</summary>
    internal IReadOnlyList<string> Names => names;

    /// <summary>Scores by name, [N], on the device.</summary>
    internal IReadOnlyDictionary<string, Tensor> Scores => scores;

    /// <summary>Score maps by name, [N, H, W] float32, on the host; empty if they are not wanted.</summary>
    internal IReadOnlyDictionary<string, Tensor> Maps => maps;

    internal bool KeepsMaps { get; }

    /// <summary>The scores that there is a use for; null: all.</summary>
    internal IReadOnlySet<string>? Wanted { get; init; }

    /// <summary>Predicted classes, [N], int64; null without logits.</summary>
    internal Tensor? Predictions { get; private set; }

    /// <summary>Softmax probabilities of the predicted classes, [N]; null without logits.</summary>
    internal Tensor? Confidences { get; private set; }

    /// <summary>Adds a batch's scores.</summary>
    /// <param name="name">The score's name.</param>
    /// <param name="scores">[B]; higher is more in-distribution.</param>
    /// <exception cref="UserException">The scores are not one number per image.</exception>
    public void Add(string name, Tensor scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.dim() != 1 || scores.shape[0] != Batch.Count)
            throw new UserException(
                ExitCode.Configuration, $"The score {name} has shape [{string.Join(", ", scores.shape)}] for {Batch.Count} images of {set}.",
                "A score returns one number per image, [N]; higher is more in-distribution.");
        if (!this.scores.TryGetValue(name, out var column))
        {
            this.scores.Add(name, column = Column(scores));
            names.Add(name);
        }
        Put(column, scores);
    }

    /// <summary>As <see cref="Add(string, Tensor)"/>, for a score that runs the network itself: it is computed if anybody has a use for it.</summary>
    public void Add(string name, Func<Tensor> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (Wanted?.Contains(name) != false) Add(name, scores());
    }

    /// <summary>Adds a batch's values of a score that only OOD images have; of ID images those of another score, which has to be added before.</summary>
    /// <param name="name">The score's name.</param>
    /// <param name="kept">The score that ID images keep.</param>
    /// <param name="scores">[B]; higher is more in-distribution. Not called for ID images.</param>
    public void AddOod(string name, string kept, Func<Tensor> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        Add(name, isInDistribution ? this.scores[kept].narrow(0, Batch.Start, Batch.Count) : scores());
    }

    /// <summary>Adds a batch's score maps. An image's score is the least of its map: one defective place makes a defective image.</summary>
    /// <param name="name">The map's name, which is the score's.</param>
    /// <param name="map">[B, H, W] in the images' size; higher is more in-distribution.</param>
    /// <exception cref="UserException">The map is not one number per pixel.</exception>
    public void AddMap(string name, Tensor map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var images = Batch.Images.shape;
        if (map.dim() != 3 || map.shape[0] != Batch.Count || map.shape[1] != images[2] || map.shape[2] != images[3])
            throw new UserException(
                ExitCode.Configuration,
                $"The score map {name} has shape [{string.Join(", ", map.shape)}] for images [{string.Join(", ", images)}] of {set}.",
                "A score map returns one number per pixel, [N, H, W]; Spread(...) brings patches to that size.");
        Add(name, map.amin([1, 2]));
        if (!KeepsMaps) return;
        if (!maps.TryGetValue(name, out var whole))
            maps.Add(name, whole = empty([count, images[2], images[3]], ScalarType.Float32, CPU).DetachFromDisposeScope());
        Put(whole, map);
    }

    /// <summary>Adds a batch's class predictions.</summary>
    /// <param name="logits">[B, K]; the prediction is the largest of the ID classes' logits.</param>
    public void Predict(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        if (logits.dim() != 2 || logits.shape[0] != Batch.Count || logits.shape[1] < classes)
            throw new UserException(
                ExitCode.Configuration, $"The logits have shape [{string.Join(", ", logits.shape)}] for {Batch.Count} images of {classes} classes.",
                "Logits are one number per image and class, [N, K].");
        var (confidence, prediction) = logits.narrow(1, 0, classes).softmax(1).max(1);
        Put(Predictions ??= Column(prediction), prediction);
        Put(Confidences ??= Column(confidence), confidence);
    }

    /// <summary>Adds a batch's values of a metric, [B] or a number. Asked for where <see cref="WantsMetrics"/> holds.</summary>
    public void Measure(string name, Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (!WantsMetrics) throw new InvalidOperationException($"The metric {name} was measured on {set}; metrics are for the ID test set.");
        if (!sums.TryGetValue(name, out var sum)) sums.Add(name, sum = zeros([1], ScalarType.Float64, values.device).DetachFromDisposeScope());
        sum.add_(values.to(ScalarType.Float64).mean() * Batch.Count);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var column in scores.Values.Concat(sums.Values).Concat(maps.Values)) column.Dispose();
        Predictions?.Dispose();
        Confidences?.Dispose();
    }

    /// <summary>The batch whose values come next.</summary>
    internal void Begin(EvaluationBatch next) => batch = next;

    /// <summary>Means of the metrics over the set.</summary>
    internal IReadOnlyDictionary<string, double> Metrics()
    {
        using var scope = NewDisposeScope();
        return sums.ToDictionary(entry => entry.Key, entry => entry.Value.cpu().item<double>() / count, StringComparer.Ordinal);
    }

    EvaluationBatch Batch => batch ?? throw new InvalidOperationException("No batch was begun.");

    Tensor Column(Tensor like) => zeros([count], like.dtype, like.device).DetachFromDisposeScope();

    void Put(Tensor column, Tensor values) => column.narrow(0, Batch.Start, Batch.Count).copy_(values);
}
