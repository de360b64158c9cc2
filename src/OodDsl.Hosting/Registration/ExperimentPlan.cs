namespace OodDsl.Hosting;

/// <summary>The generator's plan of an experiment, the part that does not depend on <c>--set</c>.</summary>
public sealed record ExperimentPlan
{
    /// <summary>The training loss as an equation, such as <c>L = CrossEntropy(logits, targets) + 0.5 OutlierExposure(outlierLogits)</c>; of several
    /// passes one line each.</summary>
    public required string Loss { get; init; }

    /// <summary>The dataflow as a Mermaid flowchart, without the code fence.</summary>
    public required string Dataflow { get; init; }

    /// <summary>Network forward passes of one training step, over all image values together: one per separately forwarded group.</summary>
    public required int PassesPerStep { get; init; }

    /// <summary>Network forward passes per scored image.</summary>
    public required int PassesPerScoredImage { get; init; }

    /// <summary>Backward passes to the input per scored image.</summary>
    public int BackwardPassesPerScoredImage { get; init; }

    /// <summary>Network forward passes per image of the set that fits read most often: those that collect what they ask for, and those that they make
    /// themselves.</summary>
    public int PassesPerFittedImage { get; init; }

    /// <summary>Backward passes to the input per image that fits read.</summary>
    public int BackwardPassesPerFittedImage { get; init; }

    /// <summary>How often an epoch goes over the training set: the number of passes that losses and steps name, or 1.</summary>
    public int TrainingPasses { get; init; } = 1;

    /// <summary>The updates of a training step in their order, main steps included; may be empty where there is only the one main step.</summary>
    public IReadOnlyList<PlannedStep> Steps { get; init; } = [];

    /// <summary>Backbone, heads and modules, and what trains them: <c>Shift: Linear, by Sgd</c>.</summary>
    public IReadOnlyList<PlanItem> Modules { get; init; } = [];

    /// <summary>The streams: name, data set type, ratio (such as <c>outlier: Photos, 1 per training image</c>).</summary>
    public IReadOnlyList<string> Streams { get; init; } = [];

    /// <summary>Whether a fit reads the OOD validation sets.</summary>
    public bool ReadsOodValidation { get; init; }

    /// <summary>The augmentations, in order, as declared.</summary>
    public IReadOnlyList<string> Augmentations { get; init; } = [];

    /// <summary>The fits, in the order they run, with what they read and when they run.</summary>
    public IReadOnlyList<PlanItem> Fits { get; init; } = [];

    /// <summary>The scores, in the order of the text, with what they read.</summary>
    public required IReadOnlyList<PlanItem> Scores { get; init; }

    /// <summary>Operating points, by the score's name.</summary>
    public IReadOnlyList<PlanItem> Thresholds { get; init; } = [];

    /// <summary>Metrics on the ID test set.</summary>
    public IReadOnlyList<PlanItem> Metrics { get; init; } = [];

    /// <summary>What is logged in training.</summary>
    public IReadOnlyList<PlanItem> Logs { get; init; } = [];

    /// <summary>Control arms of a base experiment that do not fit this one, and why: they are none of its arms.</summary>
    public IReadOnlyList<PlanItem> LeftOut { get; init; } = [];

    /// <summary>Everything that is declared, in the order of the text, inherited things included: <c>[Loss] Margin(logits, outlierLogits)</c> with the
    /// source file as its detail. Two experiments are compared by it.</summary>
    public IReadOnlyList<PlanItem> Declarations { get; init; } = [];
}
