using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>
/// What a run made again is held to where its bits need not be equal: on another processor, libtorch, BLAS or number of threads. Rounding differs
/// there, and training carries it on, so that these are of the size of a seed's chance, not of rounding.
/// </summary>
public sealed record ReproductionTolerances
{
    /// <summary>Of ID accuracy and validation accuracy, absolute.</summary>
    public double Accuracy { get; init; } = 0.02;

    /// <summary>Of the expected calibration error, absolute.</summary>
    public double Calibration { get; init; } = 0.03;

    /// <summary>Of areas: AUROC, AUPR, OSCR, macro-F1, PRO; absolute.</summary>
    public double Area { get; init; } = 0.05;

    /// <summary>Of shares at one threshold: FPR@95, images kept and accepted; absolute. They jump where many scores are close.</summary>
    public double Share { get; init; } = 0.15;

    /// <summary>Of what <c>[Metric]</c> methods give, relative.</summary>
    public double Metric { get; init; } = 0.2;

    /// <summary>Of the trained weights: the norm of the difference over the norm.</summary>
    public double Weights { get; init; } = 0.5;

    /// <summary>Reads <c>Name=value</c>.</summary>
    /// <exception cref="UserException">There is no such tolerance, or no such number.</exception>
    public static ReproductionTolerances Parse(IEnumerable<string> texts)
    {
        var tolerances = new ReproductionTolerances();
        foreach (var text in texts)
        {
            var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !(value >= 0))
                throw new UserException(ExitCode.Usage, $"--tolerance {text}: expected a name and a number, such as Area=0.01.", Names);
            tolerances = parts[0].ToUpperInvariant() switch
            {
                "ACCURACY" => tolerances with { Accuracy = value },
                "CALIBRATION" => tolerances with { Calibration = value },
                "AREA" => tolerances with { Area = value },
                "SHARE" => tolerances with { Share = value },
                "METRIC" => tolerances with { Metric = value },
                "WEIGHTS" => tolerances with { Weights = value },
                _ => throw new UserException(ExitCode.Usage, $"--tolerance {text}: there is no tolerance '{parts[0]}'.", Names),
            };
        }
        return tolerances;
    }

    const string Names = "Tolerances are Accuracy, Calibration, Area, Share, Metric and Weights.";
}
