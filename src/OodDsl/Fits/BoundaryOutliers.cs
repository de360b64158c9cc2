namespace OodDsl;

/// <summary>
/// Latent outliers around each class's border, as outlier-aware learning draws them (Gao et al., 2024; after NPOS, Tao et al., ICLR 2023): of a class's
/// features, scaled to unit length, the <see cref="Boundary"/> farthest from their K-th neighbour are taken, moved by normal noise, and of the moved
/// ones those kept that are farthest. Computed before training, from the teacher's features.
/// </summary>
/// <remarks>
/// The published program looks up distances in one layout and vectors in another, so that what it keeps is near a random pick; here it is the
/// farthest that is kept, per row of the border, unless <see cref="LegacyLayout"/> asks for the published picks.
/// </remarks>
public sealed class BoundaryOutliers : Fit
{
    /// <summary>K: a row itself counts as its first neighbour. In a class with fewer rows, the farthest.</summary>
    public int Neighbour { get; init; } = 300;

    /// <summary>How many of a class's rows are its border.</summary>
    public int Boundary { get; init; } = 50;

    /// <summary>Outliers of each class.</summary>
    public int PerClass { get; init; } = 1000;

    /// <summary>Features that are looked at in each class, the first ones.</summary>
    public int Rows { get; init; } = 500;

    /// <summary>Noise vectors a round, shared by the border's rows.</summary>
    public int Candidates { get; init; } = 1500;

    /// <summary>Candidates kept of each of the border's rows a round.</summary>
    public int Kept { get; init; } = 2;

    /// <summary>Deviation of the noise in each dimension; features have length 1.</summary>
    public double Noise { get; init; } = 0.07;

    /// <summary>Length of the outliers: that of a class's vector in the generator they are given to.</summary>
    public double Norm { get; init; } = 0.39;

    /// <summary>
    /// The published program's picks, for comparison only: the distances of all candidates, border row after border row, are read as if they were
    /// candidate after candidate.
    /// </summary>
    public bool LegacyLayout { get; init; }

    /// <summary>Draws the outliers.</summary>
    /// <param name="trainTeacherFeatures">[N, D].</param>
    /// <param name="trainLabels">[N], int64.</param>
    /// <param name="classes">C.</param>
    /// <param name="random">Where the noise comes from.</param>
    /// <returns>[C PerClass, D], class after class, all of length <see cref="Norm"/>.</returns>
    public Tensor Build(Tensor trainTeacherFeatures, Tensor trainLabels, int classes, Generator random)
    {
        ArgumentNullException.ThrowIfNull(trainTeacherFeatures);
        ArgumentNullException.ThrowIfNull(trainLabels);
        Require.AtLeast(Neighbour, 1, $"{nameof(BoundaryOutliers)}.{nameof(Neighbour)}");
        Require.AtLeast(Boundary, 1, $"{nameof(BoundaryOutliers)}.{nameof(Boundary)}");
        Require.AtLeast(PerClass, 1, $"{nameof(BoundaryOutliers)}.{nameof(PerClass)}");
        Require.AtLeast(Kept, 1, $"{nameof(BoundaryOutliers)}.{nameof(Kept)}");
        Require.AtLeast(Candidates, Kept, $"{nameof(BoundaryOutliers)}.{nameof(Candidates)}");
        Require.Positive(Noise, $"{nameof(BoundaryOutliers)}.{nameof(Noise)}");
        Require.Positive(Norm, $"{nameof(BoundaryOutliers)}.{nameof(Norm)}");
        Require.Finite(trainTeacherFeatures, nameof(BoundaryOutliers));
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        List<Tensor> outliers = [];
        for (var c = 0; c < classes; c++)
        {
            var members = (trainLabels == c).nonzero().view(-1);
            if (members.shape[0] == 0)
                throw new UserException(ExitCode.Configuration, $"BoundaryOutliers: the training set has no image of class {c}.", "Train on a set that has every class.");
            outliers.Add(OfClass(normalize(trainTeacherFeatures.index_select(0, members.narrow(0, 0, Math.Min(Rows, members.shape[0])))), random));
        }
        return (cat(outliers) * Norm).MoveToOuterDisposeScope();
    }

    Tensor OfClass(Tensor rows, Generator random)
    {
        var (_, order) = Remoteness(rows, rows).sort(descending: true);
        var border = rows.index_select(0, order.narrow(0, 0, Math.Min(Boundary, rows.shape[0])));
        List<Tensor> kept = [];
        for (var drawn = 0L; drawn < PerClass; drawn += kept[^1].shape[0])
        {
            using var scope = NewDisposeScope();
            var noise = Noise * randn([Candidates, rows.shape[1]], dtype: rows.dtype, device: rows.device, generator: random);
            var remoteness = stack([.. border.unbind(0).Select(row => Remoteness(normalize(row + noise), rows))]);
            var moved = border.unsqueeze(1) + noise.index_select(0, Picks(remoteness).view(-1)).view(border.shape[0], Kept, -1);
            kept.Add(normalize(moved.view(-1, rows.shape[1])).MoveToOuterDisposeScope());
        }
        return cat(kept).narrow(0, 0, PerClass);
    }

    /// <summary>Which candidates of each border row are kept, [border, Kept], from their distances, [border, Candidates].</summary>
    Tensor Picks(Tensor remoteness)
    {
        var (_, farthest) = LegacyLayout ? remoteness.view(Candidates, -1).topk(Kept, 0) : remoteness.topk(Kept, 1);
        return LegacyLayout ? farthest.T.contiguous() : farthest;
    }

    /// <summary>How far the K-th neighbour is, [N]: minus the K-th largest cosine, which rises with the distance of unit vectors.</summary>
    Tensor Remoteness(Tensor rows, Tensor among)
    {
        var k = Math.Min(Neighbour, among.shape[0]);
        var (cosine, _) = rows.matmul(among.T).kthvalue(among.shape[0] - k + 1, 1);
        return -cosine;
    }
}
