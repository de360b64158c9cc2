namespace OodDsl.Tests;

/// <summary>Files that Pillow, SciPy and NumPy made, and what they read from them: oracles/picture_files.py.</summary>
sealed record PictureOracle(
    PictureOracle.DecodedFile[] Pictures, PictureOracle.Resized[] Sizes, PictureOracle.Framed[] Frames, PictureOracle.MatrixFile[] Svhn,
    PictureOracle.ArrayFiles Arrays)
{
    public static PictureOracle Instance { get; } = Oracle.Cases<PictureOracle>("picture_files.json")[0];

    public sealed record DecodedFile(string Name, byte[] File, int Height, int Width, int[] Pixels);

    public sealed record Resized(int Height, int Width, int[] Pixels);

    public sealed record Framed(string Framing, int[] Pixels);

    public sealed record MatrixFile(byte[] File, long Sum, int[] First);

    public sealed record ArrayFiles(byte[] Images, int[] Planes, byte[] Fortran, byte[] Reals, byte[] Downsampled, byte[] Unlabelled);

    public byte[] FileOf(string name) => Array.Find(Pictures, picture => string.Equals(picture.Name, name, StringComparison.Ordinal))!.File;
}
