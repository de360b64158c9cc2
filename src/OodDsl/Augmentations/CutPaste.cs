namespace OodDsl;

/// <summary>
/// CutPaste (Li, Sohn, Yoon, Pfister; CVPR 2021): each image, and copies of it in which a piece of itself lies in another place, with changed colours.
/// A patch covers 2 to 15 % of the image, with an aspect log-uniform between 0.3 and 1/0.3. A scar is 2 to 16 wide and 10 to 25 long, in pixels of an
/// image of 256, and turned by up to 45 degrees. Pieces lie inside the image where they are cut and where they are pasted.
/// </summary>
public sealed class CutPaste : Augmentation
{
    /// <summary>Which copies are made.</summary>
    public Pastes Kinds { get; init; }

    /// <summary>Strength and turn of hue of the <see cref="ColorJitter"/> on what is pasted; 0: none.</summary>
    public double Jitter { get; init; } = 0.1;

    /// <summary>Makes the copies.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="labels">[N].</param>
    /// <param name="random">Where every draw comes from.</param>
    /// <returns>Images [k N, C, H, W], labels [k N], and what each row is [k N], int64; copy after copy. k is 3 or 2.</returns>
    public (Tensor images, Tensor labels, Tensor pastes) Apply(Tensor images, Tensor labels, Draws random)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        Require.Within(Jitter, 0, 0.5, $"{nameof(CutPaste)}.{nameof(Jitter)}");
        Tensor[] copies = Kinds switch
        {
            Pastes.ThreeWay => [images, Paste(PastedPatch.Draw(images, random)), Paste(PastedScar.Draw(images, random))],
            Pastes.Patch => [images, Paste(PastedPatch.Draw(images, random))],
            Pastes.Scar => [images, Paste(PastedScar.Draw(images, random))],
            _ => [images, where(PastedPatch.Draw(images, random).Inside.unsqueeze(1), images.mean([2, 3], keepdim: true), images)],
        };
        return (cat(copies), labels.repeat(copies.Length), arange(copies.Length, device: images.device).repeat_interleave(images.shape[0]));

        Tensor Paste((Tensor Inside, Tensor Source) piece)
        {
            var (inside, source) = (piece.Inside.unsqueeze(1), piece.Source.flatten(1).unsqueeze(1));
            var colored = Jitter == 0 ? images : new ColorJitter(Jitter) { Hue = Jitter }.Apply(images, random);
            var moved = colored.flatten(2).gather(2, source.expand(-1, images.shape[1], -1)).view(images.shape);
            return where(inside, moved, images);
        }
    }
}
