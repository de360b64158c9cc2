namespace OodDsl.Hosting;

/// <summary>Values that were reported since the last reading.</summary>
/// <param name="IsLoss">Whether they are losses, which have to be finite.</param>
/// <param name="Names">Names of the columns.</param>
/// <param name="Steps">Steps of the rows.</param>
/// <param name="Rows">[steps, names], float32.</param>
sealed record PendingValues(bool IsLoss, IReadOnlyList<string> Names, IReadOnlyList<int> Steps, Tensor Rows);
