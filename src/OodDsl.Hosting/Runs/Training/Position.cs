namespace OodDsl.Hosting;

/// <summary>Where a run stands: the step that comes next.</summary>
/// <param name="Epoch">Number of its epoch, from 0.</param>
/// <param name="IndexInEpoch">Its number in the epoch, from 0.</param>
sealed record Position(int Epoch, int IndexInEpoch);
