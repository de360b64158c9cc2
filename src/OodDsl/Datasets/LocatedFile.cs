namespace OodDsl;

/// <summary>A data file that was found.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Sha256">SHA-256 of its content, computed or remembered; see <see cref="DataFile.Sha256"/> for what it covers.</param>
public sealed record LocatedFile(string Path, string Sha256);
