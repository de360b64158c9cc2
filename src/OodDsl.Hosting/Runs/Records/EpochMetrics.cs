namespace OodDsl.Hosting;

/// <summary>The end of an epoch.</summary>
/// <param name="Epoch">Number of the epoch, from 0.</param>
/// <param name="Steps">Steps of the run so far.</param>
/// <param name="ValidationAccuracy">Share of ID validation images classified right, in [0, 1]; null without logits.</param>
/// <param name="Best">Whether no earlier epoch was better.</param>
/// <param name="Seconds">What the epoch took, validation included.</param>
sealed record EpochMetrics(int Epoch, int Steps, double? ValidationAccuracy, bool Best, double Seconds);
