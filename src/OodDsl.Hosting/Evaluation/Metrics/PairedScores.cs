namespace OodDsl.Hosting;

/// <summary>
/// Scores of two systems, A and B (two scores, two runs), on the same images: row i of A and of B is the same image. A higher score means more
/// in-distribution; the two need no common scale.
/// </summary>
/// <param name="OodSet">Name of the OOD set. Pairs of one name are of the same OOD images (of another seed, say) in the same order.</param>
/// <param name="IdA">[N] scores of A on the ID images. All pairs that are compared together have the same ID images, in the same order.</param>
/// <param name="OodA">[M] scores of A on the OOD images.</param>
/// <param name="IdB">[N] scores of B on the ID images.</param>
/// <param name="OodB">[M] scores of B on the OOD images.</param>
public sealed record PairedScores(
    string OodSet, ReadOnlyMemory<double> IdA, ReadOnlyMemory<double> OodA, ReadOnlyMemory<double> IdB, ReadOnlyMemory<double> OodB);
