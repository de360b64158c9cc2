namespace OodDsl;

public static partial class Functions
{
    /// <summary>
    /// Images in all 36 poses of one-class rotation and translation prediction (Hendrycks et al., NeurIPS 2019): 3 horizontal shifts x 3 vertical
    /// shifts x 4 quarter turns, the last fastest. A shift is by 0, -offset or +offset pixels, in this order, mirrored at the border.
    /// </summary>
    /// <param name="images">[N, C, S, S].</param>
    /// <param name="offset">Pixels, less than S.</param>
    /// <returns>[36 N, C, S, S], pose after pose.</returns>
    public static Tensor AllPoses(Tensor images, int offset)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = NewDisposeScope();
        var sources = ShiftSources(images, offset);
        List<Tensor> poses = [];
        for (var shift = 0; shift < 9; shift++)
        {
            var moved = images.index_select(3, sources[shift / 3]).index_select(2, sources[shift % 3]);
            for (var turn = 0; turn < 4; turn++) poses.Add(Turned(moved, turn));
        }
        return cat(poses).MoveToOuterDisposeScope();
    }

    /// <summary>Each image at one random shift out of nine, in all four turns: turn after turn, [4 N] rows.</summary>
    /// <param name="images">[N, C, S, S].</param>
    /// <param name="labels">[N].</param>
    /// <param name="offset">Pixels, less than S.</param>
    /// <param name="random">Where the shifts come from.</param>
    /// <returns>Images [4 N, C, S, S], labels [4 N], and poses [4 N, 3]: numbers of horizontal shift, vertical shift and turn, int64.</returns>
    public static (Tensor images, Tensor labels, Tensor poses) RandomPoses(Tensor images, Tensor labels, int offset, Draws random)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(random);
        var count = images.shape[0];
        var sources = ShiftSources(images, offset);
        var (across, down) = (Draw(), Draw());
        var moved = images.gather(3, sources.index_select(0, across).view(count, 1, 1, -1).expand(images.shape));
        moved = moved.gather(2, sources.index_select(0, down).view(count, 1, -1, 1).expand(images.shape));
        var turns = arange(4, device: images.device).repeat_interleave(count);
        return (cat([moved, Turned(moved, 1), Turned(moved, 2), Turned(moved, 3)]), labels.repeat(4),
            stack([across.repeat(4), down.repeat(4), turns], 1));

        Tensor Draw() => random.Integers(3, count);
    }

    /// <summary>Mean cross-entropy of the three answers about a pose.</summary>
    /// <param name="pose">Logits [N, 10]: 3 horizontal shifts, 3 vertical shifts, 4 turns.</param>
    /// <param name="poses">The pose of each row, [N, 3], int64.</param>
    /// <returns>[N], in nats.</returns>
    public static Tensor PoseError(Tensor pose, Tensor poses) => -OfPose(pose, poses, answer => answer.log_softmax(1)) / 3;

    /// <summary>The sum of the probabilities of the three right answers, for the rows of <see cref="AllPoses"/>.</summary>
    /// <param name="pose">Logits [36 N, 10].</param>
    /// <returns>[36 N], in [0, 3].</returns>
    public static Tensor PoseProbability(Tensor pose)
    {
        ArgumentNullException.ThrowIfNull(pose);
        if (pose.shape[0] % 36 != 0) throw new ArgumentException($"{pose.shape[0]} rows are not all 36 poses of as many images.", nameof(pose));
        var number = arange(36, device: pose.device).repeat_interleave(pose.shape[0] / 36);
        var poses = stack([number.floor_divide(12), number.floor_divide(4) % 3, number % 4], 1);
        return OfPose(pose, poses, answer => answer.softmax(1));
    }

    static Tensor OfPose(Tensor pose, Tensor poses, Func<Tensor, Tensor> value)
    {
        ArgumentNullException.ThrowIfNull(pose);
        ArgumentNullException.ThrowIfNull(poses);
        var answers = pose.split([3L, 3, 4], 1);
        return Enumerable.Range(0, 3).Select(i => value(answers[i]).gather(1, poses.narrow(1, i, 1)).squeeze(1)).Aggregate((a, b) => a + b);
    }

    // [3, S]: for each shift, which pixel each pixel comes from: out[j] = in[reflect(j - t)], the border pixel not repeated.
    static Tensor ShiftSources(Tensor images, int offset)
    {
        var side = images.shape[3];
        if (images.shape[2] != side)
            throw new UserException(ExitCode.Configuration, $"Poses are turned: images of {images.shape[2]} x {side} pixels are not square.",
                "Let the benchmark resize its images: InDistribution<...>(Size = 32).");
        if (offset < 1 || offset >= side)
            throw new UserException(ExitCode.Configuration, $"A shift by {offset} pixels is not possible in an image of {side}.",
                $"Choose an offset between 1 and {side - 1}; a quarter of the side is usual.");
        var shifts = tensor([0L, -offset, offset], device: images.device).view(3, 1);
        return side - 1 - (side - 1 - (arange(side, device: images.device) - shifts).abs()).abs();
    }
}
