namespace OodDsl.Hosting;

/// <summary>What came out of a check.</summary>
/// <param name="Stages">The stages that went through, with their seconds.</param>
/// <param name="Problem">What went wrong in the next one; null if nothing did.</param>
public sealed record PlanCheckResult(IReadOnlyList<(string Name, double Seconds)> Stages, PlanCheckProblem? Problem);

/// <summary>What went wrong in a check.</summary>
/// <param name="Stage">The stage: <c>network</c>, <c>fits before training</c>, <c>training step</c>, <c>fits</c>, <c>scores</c>.</param>
/// <param name="Message">What libtorch, a component or the method said, without its native stack.</param>
/// <param name="Declaration">The method of the declaration, or the component, with file and line where they are known; null if none was running.</param>
/// <param name="Statement">The generated statement, which names the value.</param>
public sealed record PlanCheckProblem(string Stage, string Message, string? Declaration, string? Statement)
{
    /// <summary>The error itself.</summary>
    internal Exception? Error { get; init; }
}
