namespace OodDsl;

/// <summary>Some rows of other images, in an order of their own; nothing is copied.</summary>
sealed class SelectedImages : ImageSource
{
    readonly ImageSource source;
    readonly int[] rows;

    /// <param name="source">The other images.</param>
    /// <param name="rows">Their rows.</param>
    /// <param name="relabelled">New labels; null: theirs.</param>
    /// <param name="classNames">Names of the labels.</param>
    public SelectedImages(ImageSource source, IReadOnlyList<int> rows, int[]? relabelled, IReadOnlyList<string> classNames)
        : base(rows.Count, source.Shape, relabelled ?? (source.Labels is { } labels ? [.. rows.Select(row => labels[row])] : null), classNames)
    {
        this.rows = [.. rows];
        var wrong = Array.FindIndex(this.rows, row => (uint)row >= (uint)source.Count);
        if (wrong >= 0) throw new ArgumentOutOfRangeException(nameof(rows), rows[wrong], $"There are rows 0 to {source.Count - 1}.");
        // Of a selection, the rows themselves: no chain grows.
        if (source is SelectedImages inner) (source, this.rows) = (inner.source, Array.ConvertAll(this.rows, row => inner.rows[row]));
        this.source = source;
    }

    /// <inheritdoc/>
    public override bool IsHeld => source.IsHeld;

    /// <inheritdoc/>
    public override bool HasMasks => source.HasMasks;

    /// <inheritdoc/>
    public override void Read(int row, Span<byte> pixels, Span<byte> mask = default) => source.Read(rows[row], pixels, mask);
}
