namespace OodDsl;

/// <summary>
/// SVHN (Netzer et al., 2011): 73,257 training and 26,032 test photographs of house numbers, cropped to one digit, 32 x 32 (the MATLAB files of
/// format 2; the digit 0 has the label 10 there and 0 here). For non-commercial use.
/// </summary>
public sealed class Svhn : DataSet
{
    const int Side = 32;
    const int Channels = 3;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <inheritdoc/>
    public override IReadOnlyList<DataFile> Files(Split split) => split == Split.Train
        ? [File("train_32x32.mat", "435e94d69a87fde4fd4d7f3dd208dfc32cb6ae8af2240d066de1df7508d083b8")]
        : [File("test_32x32.mat", "cdce80dfb2a2c4c6160906d0bd7c68ec5a99d7ca4831afa54f09182025b6a75b")];

    /// <inheritdoc/>
    public override ImageSet Load(Split split, DataFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var path = folders.Locate(this, Files(split)[0]).Path;
        var arrays = Arrays(path);
        if (arrays.GetValueOrDefault("X") is not { Bytes: { } bytes, Shape: [Side, Side, Channels, var count] })
            throw new DataFormatException(path, "bytes 'X' of 32 x 32 x 3 x N", "none");
        if (arrays.GetValueOrDefault("y") is not { } y || (y.Bytes?.Length ?? y.Doubles!.Length) != count)
            throw new DataFormatException(path, $"{count} labels 'y'", "other ones");
        var labels = new int[count];
        for (var n = 0; n < count; n++)
        {
            labels[n] = (y.Bytes is { } small ? small[n] : (int)y.Doubles![n]) % 10;
            if (labels[n] < 0) throw new DataFormatException(path, "labels of 1 to 10", $"{labels[n]} of image {n}");
        }
        return new(Planar(bytes, count), new(Channels, Side, Side), labels, ClassNames);
    }

    // A damaged tag may announce any length.
    static Dictionary<string, MatFile.MatArray> Arrays(string path)
    {
        try
        {
            return MatFile.Read(path);
        }
        catch (ArgumentException error)
        {
            throw new DataFormatException(path, "an intact MATLAB 5 file", $"a damaged one ({error.Message})", error);
        }
    }

    // From MATLAB's order, the row fastest, then the column.
    static byte[] Planar(byte[] bytes, int count)
    {
        var pixels = new byte[bytes.Length];
        const int Plane = Side * Side;
        for (var start = 0; start < count * Channels * Plane; start += Plane)
            for (var x = 0; x < Side; x++)
                for (var y = 0; y < Side; y++) pixels[start + (y * Side) + x] = bytes[start + (x * Side) + y];
        return pixels;
    }

    static DataFile File(string name, string sha256) => new($"svhn/{name}", "", new($"http://ufldl.stanford.edu/housenumbers/{name}"), 0)
    {
        PublishedSha256 = sha256,
    };
}
