namespace OodDsl.Hosting;

/// <summary>What a checkpoint holds beside tensors.</summary>
sealed record CheckpointState
{
    /// <summary>Version of the format.</summary>
    public int Format { get; init; } = 1;

    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>The experiment's fingerprint.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Root of the seed tree, in hexadecimal.</summary>
    public required string Seed { get; init; }

    /// <summary>The step that comes next.</summary>
    public required Position Position { get; init; }

    /// <summary>Steps done.</summary>
    public required int Step { get; init; }

    /// <summary>Updates of the moving average of the weights; 0 without one.</summary>
    public long Updates { get; init; }

    /// <summary>Lines of <c>metrics.jsonl</c> at this state; those beyond belong to steps that will be done again.</summary>
    public int MetricsLines { get; init; }

    /// <summary>Whether the steps of the epoch before the next are done, and its validation is not.</summary>
    public bool AwaitsValidation { get; init; }

    /// <summary>The best epoch so far; null before one was validated.</summary>
    public BestEpoch? Best { get; init; }

    /// <summary>States of the optimisers without their tensors, by name.</summary>
    public required IReadOnlyDictionary<string, OptimizerNumbers> Optimizers { get; init; }

    /// <summary>States of the epoch's host generators, by place, each four 64-bit words in hexadecimal.</summary>
    public required IReadOnlyDictionary<string, string[]> Dice { get; init; }

    /// <summary>Reported values that were not read yet; their rows are tensors.</summary>
    public required IReadOnlyList<PendingNames> Pending { get; init; }

    /// <summary>Every path that a seed was derived for: a resumed run goes on looking for collisions among all of them.</summary>
    public required IReadOnlyList<string> SeedPaths { get; init; }
}

/// <summary>The epoch with the best validation accuracy.</summary>
/// <param name="Epoch">Its number, from 0.</param>
/// <param name="ValidationAccuracy">In [0, 1].</param>
sealed record BestEpoch(int Epoch, double ValidationAccuracy);

/// <summary>The numbers in an optimiser's state.</summary>
/// <param name="LearningRates">Of each parameter group, as set for the last step.</param>
/// <param name="Counters">Per parameter, such as Adam's <c>step</c>.</param>
sealed record OptimizerNumbers(IReadOnlyList<double> LearningRates, IReadOnlyDictionary<string, long> Counters);

/// <summary><see cref="PendingValues"/> without their rows.</summary>
sealed record PendingNames(bool IsLoss, IReadOnlyList<string> Names, IReadOnlyList<int> Steps);
