namespace OodDsl.Hosting;

/// <summary>One run's share of a benchmark.</summary>
/// <param name="Name">Its name, such as <c>sneaker</c> or <c>split-1</c>; null where the benchmark has one split only.</param>
/// <param name="KnownClasses">The ID classes in the order of the new labels 0..K-1; null: all.</param>
public sealed record BenchmarkSplit(string? Name, IReadOnlyList<int>? KnownClasses);
