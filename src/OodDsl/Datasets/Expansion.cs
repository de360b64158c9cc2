namespace OodDsl;

/// <summary>
/// How much a packed file may become where nobody says how much it should. That deflate packs to no less than a 1032nd bounds nothing: a few megabytes
/// may become gigabytes. Pictures hardly pack at all, arrays of pixels and text to a fifth or a tenth; a hundredth is packed tighter than any published
/// data set. Small files may be packed more, label files for instance, and fill no memory.
/// </summary>
static class Expansion
{
    const long Small = 256L << 20;
    const long Ratio = 100;

    /// <summary>The most bytes that are taken of a file.</summary>
    /// <param name="packed">The file's own length in bytes.</param>
    public static long Most(long packed) => packed > (long.MaxValue - Small) / Ratio ? long.MaxValue : Small + (Ratio * packed);
}
