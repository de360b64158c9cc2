namespace OodDsl.Hosting;

/// <summary>A covariate-shifted ID test set.</summary>
/// <param name="Name">Its name in results.</param>
/// <param name="Images">Its images, in the benchmark's shape, with labels 0..K-1.</param>
sealed record ShiftedSet(string Name, ImageSource Images);
