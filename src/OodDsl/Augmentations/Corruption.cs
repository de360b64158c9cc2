namespace OodDsl;

/// <summary>
/// One corruption of ImageNet-C (Hendrycks and Dietterich, ICLR 2019) to each image: which of fifteen, and which of five severities, is random and
/// equally likely, unless it is given. In a training batch the kinds come about equally often. Results are clipped to [0, 1] and rounded to 8 bits.
/// </summary>
/// <remarks>
/// What differs from the published programs: the kernel of a blur is exact instead of a library's; glass swaps pixels in another order; frost is made
/// by <see cref="CorruptionKind.Fog"/>'s fractal with a threshold instead of photographs. Grey images are treated as colours and come back by their
/// luminance where colour matters.
/// </remarks>
/// <param name="kinds">The kinds to draw from; none: all fifteen.</param>
public sealed class Corruption(params CorruptionKind[] kinds) : ImageAugmentation
{
    /// <summary>Which constants the severities have.</summary>
    public Severities Severities { get; init; }

    /// <summary>Severity from 1 to 5; 0: random.</summary>
    public int Severity { get; init; }

    /// <summary>The kinds to draw from; none: all fifteen.</summary>
    public IReadOnlyList<CorruptionKind> Kinds { get; } = kinds;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor images, Draws random)
    {
        ArgumentNullException.ThrowIfNull(images);
        Require.Within(Severity, 0, 5, $"{nameof(Corruption)}.{nameof(Severity)}");
        if (images.shape[1] is not (1 or 3))
            throw new UserException(ExitCode.Configuration, $"Corruptions are of grey or colour images, not of {images.shape[1]} channels.",
                "Leave Corruption out for this data set.");
        var chosen = Chosen(images, random).view(-1, 1, 1, 1);
        var severity = Severity == 0
            ? random.Integers(5, images.shape[0])
            : full([images.shape[0]], Severity - 1L, dtype: int64, device: images.device);
        CorruptionKind[] drawn = Kinds.Count > 0 ? [.. Kinds] : Enum.GetValues<CorruptionKind>();
        var operations = Array.ConvertAll(drawn, Func<Tensor, Tensor, Draws, Tensor> (kind) => (some, rows, draws) =>
        {
            var level = new CorruptionLevel(Severities == Severities.CifarC, severity.index_select(0, rows), draws);
            return (Corrupted(kind, some, level).clamp(0, 1) * 255).round() / 255;
        });
        return where(chosen, random.Deal(images, operations), images);
    }

    static Tensor Corrupted(CorruptionKind kind, Tensor images, CorruptionLevel level) => kind switch
    {
        CorruptionKind.GaussianNoise => Noises.Gaussian(images, level),
        CorruptionKind.ShotNoise => Noises.Shot(images, level),
        CorruptionKind.ImpulseNoise => Noises.Impulse(images, level),
        CorruptionKind.SpeckleNoise => Noises.Speckle(images, level),
        CorruptionKind.DefocusBlur => Blurs.Defocus(images, level),
        CorruptionKind.GlassBlur => Blurs.Glass(images, level),
        CorruptionKind.ZoomBlur => Blurs.Zoom(images, level),
        CorruptionKind.GaussianBlur => Blurs.Gaussian(images, level),
        CorruptionKind.Snow => Weather.Snow(images, level),
        CorruptionKind.Fog => Weather.Fog(images, level),
        CorruptionKind.Frost => Weather.Frost(images, level),
        CorruptionKind.Contrast => Tones.Contrast(images, level),
        CorruptionKind.Brightness => Tones.Brightness(images, level),
        CorruptionKind.Saturate => Tones.Saturate(images, level),
        _ => Distortions.Elastic(images, level),
    };
}
