namespace OodDsl.Hosting;

/// <summary>The generator's plan of an experiment, the part that does not depend on <c>--set</c>.</summary>
public sealed record ExperimentPlan
{
    /// <summary>The training loss as an equation, such as <c>L = CrossEntropy(logits, targets) + 0.5 OutlierExposure(outlierLogits)</c>.</summary>
    public required string Loss { get; init; }

    /// <summary>The dataflow as a Mermaid flowchart, without the code fence.</summary>
    public required string Dataflow { get; init; }

    /// <summary>Network forward passes of one training step, over all image values together: one per separately forwarded group.</summary>
    public required int PassesPerStep { get; init; }

    /// <summary>Network forward passes per scored image.</summary>
    public required int PassesPerScoredImage { get; init; }

    /// <summary>The streams: name, data set type, ratio (such as <c>outlier: Photos, 1 per training image</c>).</summary>
    public IReadOnlyList<string> Streams { get; init; } = [];

    /// <summary>The augmentations, in order, as declared.</summary>
    public IReadOnlyList<string> Augmentations { get; init; } = [];

    /// <summary>Names of the fits, in the order they run.</summary>
    public IReadOnlyList<string> Fits { get; init; } = [];

    /// <summary>Names of the scores, in the order of the text.</summary>
    public required IReadOnlyList<string> Scores { get; init; }
}
