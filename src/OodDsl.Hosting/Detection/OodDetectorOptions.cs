namespace OodDsl.Hosting;

/// <summary>How a detector is loaded.</summary>
public sealed record OodDetectorOptions
{
    /// <summary>Name of the score that decides, without regard to case; null: the experiment's first.</summary>
    public string? Score { get; init; }

    /// <summary>Images that score at least this are in-distribution; null: the run's, which keeps 95 % of its ID validation images unless the experiment
    /// declares another.</summary>
    public double? Threshold { get; init; }

    /// <summary>Whether pictures of another size are resized as the run's data sets are; else they are refused.</summary>
    public bool Resizes { get; init; }

    /// <summary><c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>; null: a GPU if there is one.</summary>
    public string? Device { get; init; }

    /// <summary>ATen and BLAS threads, of the whole process; null: one per physical core.</summary>
    public int? Threads { get; init; }
}
