using System.Globalization;

namespace OodDsl;

/// <summary>Checks of settings, which come from declarations and from <c>--set</c>. A setting that is wrong is the user's to mend.</summary>
static class Require
{
    /// <summary>A setting must lie between two bounds, which count as inside.</summary>
    internal static double Within(double value, double low, double high, string setting) =>
        value >= low && value <= high ? value : throw Refused(setting, value, $"between {Text(low)} and {Text(high)}");

    /// <summary>A setting must be a finite number above 0.</summary>
    internal static double Positive(double value, string setting) =>
        value > 0 && double.IsFinite(value) ? value : throw Refused(setting, value, "a positive number");

    /// <summary>A setting must be at least a number, and finite.</summary>
    internal static double AtLeast(double value, double low, string setting) =>
        value >= low && double.IsFinite(value) ? value : throw Refused(setting, value, $"at least {Text(low)}");

    /// <summary>A setting must be a whole number of at least this.</summary>
    internal static int AtLeast(int value, int low, string setting) => value >= low ? value : throw Refused(setting, value, $"at least {low}");

    /// <summary>What a fit is given must be finite: of a diverged network nothing can be fitted.</summary>
    internal static void Finite(Tensor values, string what)
    {
        if (values.numel() == 0) return;
        using var scope = NewDisposeScope();
        // The ends tell of every infinity, and both are NaN where anything is: no table of truths as large as the set.
        var flat = values.detach().reshape(-1);
        if (!stack([flat.amin([0]), flat.amax([0])]).isfinite().all().item<bool>())
            throw new UserException(ExitCode.Failed, $"{what}: some of the training set's values are not finite.",
                "The training has diverged. Lower the learning rate, or look at the log for the step at which the loss began to grow.");
    }

    static UserException Refused(string setting, double value, string allowed) =>
        new(ExitCode.Configuration, $"{setting} is {Text(value)}; it must be {allowed}.", $"Declare another value, or use --set {setting}=value.");

    static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
