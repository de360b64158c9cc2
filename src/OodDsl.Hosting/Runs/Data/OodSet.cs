namespace OodDsl.Hosting;

/// <summary>An OOD test set.</summary>
/// <param name="Name">Its name in results.</param>
/// <param name="Group"><c>near</c> or <c>far</c>.</param>
/// <param name="Images">Its images, in the benchmark's shape.</param>
sealed record OodSet(string Name, string Group, ImageSource Images);
