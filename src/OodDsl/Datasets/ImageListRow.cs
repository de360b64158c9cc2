namespace OodDsl;

/// <summary>A picture of an <see cref="ImageList"/>.</summary>
/// <param name="Line">Number of its line, from 1.</param>
/// <param name="File">The picture's path.</param>
/// <param name="Label">Its label, which may be none of the set's classes.</param>
readonly record struct ImageListRow(int Line, string File, int Label);
