namespace OodDsl.Hosting;

/// <summary>A table, for any format.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Key">Its name in a document's links and labels.</param>
/// <param name="Columns">The headings; the first <paramref name="Names"/> are of names, the others of numbers.</param>
/// <param name="Names">How many columns hold names.</param>
/// <param name="Rows">The cells.</param>
sealed record ReportTable(string Title, string Key, IReadOnlyList<string> Columns, int Names, IReadOnlyList<IReadOnlyList<ReportCell>> Rows);

/// <summary>A cell.</summary>
/// <param name="Text">Its text.</param>
/// <param name="IsBest">Whether it is the best of its column.</param>
sealed record ReportCell(string Text, bool IsBest = false)
{
    /// <summary>A plain cell.</summary>
    public static implicit operator ReportCell(string text) => new(text);
}
