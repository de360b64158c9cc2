namespace OodDsl.Hosting;

/// <summary>What a detector says of one image.</summary>
/// <param name="IsOutOfDistribution">Whether its score is below the threshold, or is not a number.</param>
/// <param name="Score">By the detector's score; higher is more in-distribution.</param>
/// <param name="Class">The most likely ID class; null if the experiment has no logits.</param>
/// <param name="Confidence">The class's softmax probability, in [0, 1].</param>
/// <param name="Scores">All of the experiment's scores, by name.</param>
public sealed record OodVerdict(bool IsOutOfDistribution, double Score, string? Class, double? Confidence, IReadOnlyDictionary<string, double> Scores);
