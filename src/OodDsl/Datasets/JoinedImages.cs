namespace OodDsl;

/// <summary>Several sources, one after the other.</summary>
sealed class JoinedImages : ImageSource
{
    readonly ImageSource[] sources;
    readonly int[] ends;

    /// <param name="sources">Images of one shape.</param>
    /// <param name="numbersThrough">Whether the classes of the second come after those of the first; else all have the same classes.</param>
    public JoinedImages(IReadOnlyList<ImageSource> sources, bool numbersThrough)
        : base(
            checked(sources.Sum(source => source.Count)), ShapeOf(sources), LabelsOf(sources, numbersThrough),
            numbersThrough ? [.. sources.SelectMany(source => source.ClassNames)] : sources[0].ClassNames)
    {
        this.sources = [.. sources];
        ends = new int[sources.Count];
        for (var i = 0; i < ends.Length; i++) ends[i] = sources[i].Count + (i > 0 ? ends[i - 1] : 0);
    }

    /// <inheritdoc/>
    public override bool IsHeld => Array.TrueForAll(sources, source => source.IsHeld);

    /// <inheritdoc/>
    public override void Read(int row, Span<byte> pixels, Span<byte> mask = default)
    {
        var part = 0;
        while (row >= ends[part]) part++;
        sources[part].Read(part == 0 ? row : row - ends[part - 1], pixels, mask);
    }

    static ImageShape ShapeOf(IReadOnlyList<ImageSource> sources)
    {
        if (sources.Count == 0) throw new ArgumentException("Nothing to join.", nameof(sources));
        return sources.All(source => source.Shape == sources[0].Shape)
            ? sources[0].Shape
            : throw new ArgumentException($"Images of {string.Join(" and ", sources.Select(source => source.Shape).Distinct())} can't be joined.", nameof(sources));
    }

    static int[]? LabelsOf(IReadOnlyList<ImageSource> sources, bool numbersThrough)
    {
        if (sources.Any(source => source.Labels is null)) return null;
        List<int> labels = [];
        var offset = 0;
        foreach (var source in sources)
        {
            foreach (var label in source.Labels!) labels.Add(label + offset);
            if (numbersThrough) offset += source.ClassNames.Count;
        }
        return [.. labels];
    }
}
