namespace OodDsl.Hosting;

/// <summary>One score's part of a <see cref="ScoreFigure"/>.</summary>
/// <param name="Score">Name of the score.</param>
/// <param name="InDistribution">Its values on ID test images; higher is more in-distribution.</param>
/// <param name="Sets">The OOD sets in the order of the legend.</param>
public sealed record ScorePanel(string Score, float[] InDistribution, IReadOnlyList<OodSample> Sets);

/// <summary>A score's values on one OOD set.</summary>
/// <param name="Dataset">Name of the set.</param>
/// <param name="Group"><c>near</c> or <c>far</c>.</param>
/// <param name="Values">The score of each image.</param>
/// <param name="Auroc">Its AUROC against the ID test images, in [0, 1].</param>
public sealed record OodSample(string Dataset, string Group, float[] Values, double Auroc);
