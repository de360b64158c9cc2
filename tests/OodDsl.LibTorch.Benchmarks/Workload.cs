namespace OodDsl.LibTorch.Benchmarks;

/// <summary>A piece of work that <c>workloads.py</c> has under the same name.</summary>
/// <param name="Name">In the table, and on the command line.</param>
/// <param name="Count">Repetitions of one measurement.</param>
/// <param name="Work">Ours.</param>
/// <param name="Goal">The largest ratio to Python's time that is good enough; null where the goal is a rate.</param>
/// <param name="Images">Images per repetition, where the rate of them matters.</param>
sealed record Workload(string Name, int Count, Action Work, double? Goal, int? Images = null);
