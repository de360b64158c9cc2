namespace OodDsl.Hosting.Tests;

/// <summary>What of two results is compared.</summary>
public class ResultNumbersTests
{
    static RunResult Result(double full, double? accuracy) => new()
    {
        Experiment = "sample",
        Seed = 0,
        Results = [new ScoreResult("letters", "near", "Msp", 0.9, 0.2, 0.8, 0.7)],
        FullSpectrum = [new ScoreResult("letters", "near", "Msp", full, 0.3, 0.8, 0.7)],
        FullSpectrumAccuracy = accuracy,
    };

    [Fact]
    public void Full_spectrum_is_compared_beside_the_standard()
    {
        var different = ResultNumbers.Paired(Result(0.6, 0.5), Result(0.61, 0.5)).Where(number => !number.Then.Equals(number.Now));
        Assert.Equal(("AUROC of Msp on letters in full spectrum", 0.6, 0.61), different.Select(number => (number.Name, number.Then, number.Now)).Single());
    }

    [Fact]
    public void What_only_one_has_is_no_number_in_the_other()
    {
        var accuracy = ResultNumbers.Paired(Result(0.6, 0.5), Result(0.6, null)).Single(number => number.Name == "full-spectrum accuracy");
        Assert.Equal(0.5, accuracy.Then);
        Assert.True(double.IsNaN(accuracy.Now));
    }
}
