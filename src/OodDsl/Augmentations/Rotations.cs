namespace OodDsl;

/// <summary>
/// Each image in several quarter turns, counter-clockwise from 0 (RotNet, Gidaris et al., 2018; the shifts of CSI, Tack et al., 2020): turn after
/// turn, so that rows r N to (r + 1) N - 1 are turned by r quarters.
/// </summary>
public sealed class Rotations : Augmentation
{
    /// <summary>How many turns, 1 to 4.</summary>
    public int Count { get; init; } = 4;

    /// <summary>Turns a batch.</summary>
    /// <param name="images">[N, C, S, S].</param>
    /// <param name="labels">[N].</param>
    /// <returns>Images [Count N, C, S, S], labels [Count N], and the quarter turns of each row [Count N], int64.</returns>
    public (Tensor images, Tensor labels, Tensor turns) Apply(Tensor images, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        Require.Within(Count, 1, 4, $"{nameof(Rotations)}.{nameof(Count)}");
        return (cat([.. Enumerable.Range(0, Count).Select(turn => Turned(images, turn))]), labels.repeat(Count),
            arange(Count, device: images.device).repeat_interleave(images.shape[0]));
    }
}
