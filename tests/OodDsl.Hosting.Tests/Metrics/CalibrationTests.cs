using System.Globalization;

namespace OodDsl.Hosting.Tests;

public class CalibrationTests
{
    sealed record Case(int Bins, string[] Confidence, bool[] Right, string Ece);

    [Fact]
    public void Expected_calibration_error_agrees_with_its_definition()
    {
        foreach (var (bins, confidence, right, ece) in Oracle.Cases<Case>("calibration.json"))
            Assert.Equal(double.Parse(ece, CultureInfo.InvariantCulture),
                Calibration.ExpectedError<double>(Array.ConvertAll(confidence, x => double.Parse(x, CultureInfo.InvariantCulture)), right, bins), 1e-12);
    }

    [Fact]
    public void Perfectly_calibrated_is_zero_and_always_wrong_is_the_confidence()
    {
        Assert.Equal(0, Calibration.ExpectedError<float>([0.5f, 0.5f, 1f], [true, false, true]), 1e-7);
        Assert.Equal(0.8, Calibration.ExpectedError<double>([0.8, 0.8], [false, false]), 1e-12);
    }

    [Fact]
    public void Accuracy_counts_hits()
    {
        Assert.Equal(0.75, Calibration.Accuracy([1, 2, 3, 0], [1, 2, 3, 4]));
        Assert.Throws<ArgumentException>(() => Calibration.Accuracy([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => Calibration.Accuracy([], []));
    }

    [Fact]
    public void What_is_no_probability_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Calibration.ExpectedError<double>([1.1], [true]));
        Assert.Throws<ArgumentException>(() => Calibration.ExpectedError<double>([double.NaN], [true]));
        Assert.Throws<ArgumentException>(() => Calibration.ExpectedError<double>([0.5], [true, false]));
        Assert.Throws<ArgumentException>(() => Calibration.ExpectedError<double>([], []));
    }
}
