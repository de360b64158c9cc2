using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>Image operations against oracles/pictures.py, which has Pillow and SciPy do them.</summary>
public class PictureOracleTests
{
    public sealed record PictureCase(string Name, PackedTensor Images, Dictionary<string, double> Numbers, PackedTensor Value)
    {
        public override string ToString() => $"{Name} {string.Join(", ", Numbers.Select(number => $"{number.Key} = {number.Value}"))}";
    }

    static readonly PictureCase[] Cases = Oracle.Cases<PictureCase>("pictures.json");

    public static TheoryData<int> All => [.. Enumerable.Range(0, Cases.Length)];

    [Theory, MemberData(nameof(All))]
    public void Equals_the_library(int number)
    {
        using var scope = NewDisposeScope();
        var oracle = Cases[number];
        var images = oracle.Images.Unpack().to(float32);
        var result = Evaluate(oracle, images);
        // Pillow works on 8 bits and cuts fractions off, some operations twice; the rest is float32.
        var tolerance = oracle.Name is "AutoContrast" or "Saturation" or "Brightness" or "Contrast" or "Sharpness" ? 2.1 / 255 : 2e-5;
        Close.To(oracle.Value, result.to(float64), tolerance, oracle.ToString());
    }

    static Tensor Evaluate(PictureCase oracle, Tensor x)
    {
        double Number(string name) => oracle.Numbers[name];
        Tensor Each(string name) => full(x.shape[0], Number(name), dtype: float32);
        CorruptionLevel Level() => new(oracle.Numbers.GetValueOrDefault("small") > 0, full([x.shape[0]], (long)Number("severity"), dtype: int64), new Generator(1));
        return oracle.Name switch
        {
            "AutoContrast" => PillowOperations.AutoContrast(x),
            "Equalize" => PillowOperations.Equalize(x),
            "Solarize" => PillowOperations.Solarize(x, Number("threshold")),
            "Posterize" => PillowOperations.Posterize(x, (int)Number("bits")),
            "Saturation" => PillowOperations.Saturation(x, Number("factor")),
            "Brightness" => PillowOperations.Brightness(x, Number("factor")),
            "Contrast" => PillowOperations.Contrast(x, Number("factor")),
            "Sharpness" => PillowOperations.Sharpness(x, Number("factor")),
            "ShearX" => PillowOperations.ShearX(x, Each("shear")),
            "ShearY" => PillowOperations.ShearY(x, Each("shear")),
            "TranslateX" => PillowOperations.Translate(x, Each("shift"), null),
            "TranslateY" => PillowOperations.Translate(x, null, Each("shift")),
            "Turn" => AffineMaps.Turn(x, Each("degrees")),
            "Hue" => Colors.InHsv(x, color => (color.Hue + Number("turn"), color.Saturation, color.Value)),
            "BrightnessCorruption" => Tones.Brightness(x, Level()),
            "SaturateCorruption" => Tones.Saturate(x, Level()),
            "ContrastCorruption" => Tones.Contrast(x, Level()),
            "GaussianBlur" => Blurs.Gaussian(x, Level()),
            "Mirrored" => GaussianFilter.Apply(x, Each("sigma"), 1.4, truncate: 3, mirrored: true),
            "DefocusBlur" => Blurs.Defocus(x, Level()),
            _ => throw new InvalidOperationException($"No operation is called {oracle.Name}."),
        };
    }
}
