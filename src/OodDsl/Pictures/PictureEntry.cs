namespace OodDsl;

/// <summary>A picture of a data set.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Label">Its class.</param>
/// <param name="Mask">A picture of the same size that is not black where this one is defective; null: nowhere, or nobody drew one.</param>
public sealed record PictureEntry(string Path, int Label, string? Mask = null);
