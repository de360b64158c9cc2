namespace OodDsl.Hosting;

/// <summary>How a finding bears on runs.</summary>
enum FindingState
{
    /// <summary>As it should be.</summary>
    Good,
    /// <summary>Runs work, but worse than they could.</summary>
    Poor,
    /// <summary>Some experiments, or all, can't run.</summary>
    Missing,
}

/// <summary>One line of the doctor's report.</summary>
/// <param name="Subject">What was looked at, such as <c>BLAS</c> or a data set's name.</param>
/// <param name="State">How it is.</param>
/// <param name="Text">What was found.</param>
/// <param name="Remedy">What to do, unless it is good.</param>
sealed record Finding(string Subject, FindingState State, string Text, string? Remedy = null);
